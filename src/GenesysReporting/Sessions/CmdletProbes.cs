using GenesysReporting.Analytics.Details;
using GenesysReporting.Api;
using GenesysReporting.Errors;

namespace GenesysReporting.Sessions;

/// <summary>The small request by which each cmdlet's permission can be tried.</summary>
internal static class CmdletProbes
{
    private static readonly Dictionary<string, PermissionProbe[]> Table = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Invoke-GenesysAnalyticsQuery"] = [DetailsProbe.Instance],
    };

    public static IEnumerable<string> Names => Table.Keys;

    public static IReadOnlyList<PermissionProbe> Of(string cmdlet) =>
        Table.TryGetValue(cmdlet.Trim(), out PermissionProbe[]? probes)
            ? probes
            : throw SessionErrors.CmdletNotProbed(cmdlet, NearestName.Find(cmdlet, Names), Names);

    /// <summary>The permissions that a cmdlet's requests need; each item holds alternatives. Nothing is sent.</summary>
    public static IEnumerable<IReadOnlyList<string>> Permissions(string cmdlet) =>
        Of(cmdlet).Select(probe => probe.Request(TimeProvider.System).Permissions);
}
