using GenesysReporting.Errors;

namespace GenesysReporting.Regions;

/// <summary>The two addresses that a session talks to, and nothing else: the API's and the sign-in service's.</summary>
public sealed record PlatformEndpoints
{
    private PlatformEndpoints(GenesysRegion? region, Uri apiUri, Uri loginUri)
    {
        Region = region;
        ApiUri = apiUri;
        LoginUri = loginUri;
    }

    /// <summary>The region, or null where the addresses were given (a gateway, the sandbox).</summary>
    public GenesysRegion? Region { get; }

    /// <summary>The Platform API's base address, with a gateway's path prefix where there is one.</summary>
    public Uri ApiUri { get; }

    /// <summary>The sign-in service's base address, likewise.</summary>
    public Uri LoginUri { get; }

    /// <summary>What a user calls it: the region's domain, or the API host.</summary>
    public string Name => Region?.Domain ?? ApiUri.Authority;

    /// <summary>The endpoints of a region.</summary>
    public static PlatformEndpoints Of(GenesysRegion region) => new(region, region.ApiUri, region.LoginUri);

    /// <summary>
    /// Addresses as given. Plain http is accepted on loopback alone: a secret must not cross a network in the clear.
    /// </summary>
    public static PlatformEndpoints Of(Uri apiUri, Uri loginUri)
    {
        Check(apiUri, "ApiUri");
        Check(loginUri, "LoginUri");
        return new PlatformEndpoints(null, apiUri, loginUri);
    }

    /// <summary>A base address with a path, and the query where there is one, put behind it.</summary>
    internal static Uri Combine(Uri baseUri, string pathAndQuery) =>
        new(baseUri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/')
            + pathAndQuery);

    private static void Check(Uri uri, string parameter)
    {
        if (!uri.IsAbsoluteUri || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            throw EndpointErrors.AddressNotHttp(parameter, uri);
        }

        if (uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback)
        {
            throw EndpointErrors.PlainHttpRefused(parameter, uri);
        }

        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw EndpointErrors.AddressHasExtras(parameter, uri);
        }
    }
}
