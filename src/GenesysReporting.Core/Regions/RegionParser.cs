using GenesysReporting.Errors;

namespace GenesysReporting.Regions;

/// <summary>Reads a region that a user gave.</summary>
public static class RegionParser
{
    /// <summary>
    /// Returns the region for an AWS name or a domain. An unlisted domain is accepted (<see cref="GenesysRegion.IsKnown"/>
    /// is then false); anything else throws an <see cref="InputException"/>.
    /// </summary>
    public static GenesysRegion Parse(string text)
    {
        string name = GivenText.Bare(text);
        if (RegionTable.Find(name) is { } known)
        {
            return known;
        }

        if (name.Contains('/', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal))
        {
            throw RegionErrors.RegionIsAddress(name);
        }

        if (name.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(name) == UriHostNameType.Dns)
        {
            return WithoutHostPrefix(name) is { } domain
                ? throw RegionErrors.RegionIsHost(name, domain)
                : new GenesysRegion(null, name.ToLowerInvariant(), null);
        }

        throw RegionErrors.UnknownRegion(name);
    }

    /// <summary>Returns the listed domain in a host name such as <c>api.mypurecloud.ie</c>; null if there is none.</summary>
    internal static string? WithoutHostPrefix(string host)
    {
        int dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? RegionTable.Find(host[(dot + 1)..])?.Domain : null;
    }
}
