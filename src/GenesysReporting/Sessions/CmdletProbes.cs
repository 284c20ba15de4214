using GenesysReporting.Analytics.Reading;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Names;

namespace GenesysReporting.Sessions;

/// <summary>The small requests that try each cmdlet's permissions.</summary>
internal static class CmdletProbes
{
    private static readonly Dictionary<string, PermissionProbe[]> Table = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Get-GenesysFlow"] = [LookupProbe.Of(LookupKind.Flow)],
        ["Get-GenesysPresence"] = [LookupProbe.Of(LookupKind.Presence)],
        ["Get-GenesysQueue"] = [LookupProbe.Of(LookupKind.Queue)],
        ["Get-GenesysSkill"] = [LookupProbe.Of(LookupKind.Skill)],
        ["Get-GenesysTeam"] = [LookupProbe.Of(LookupKind.Team)],
        ["Get-GenesysWrapupCode"] = [LookupProbe.Of(LookupKind.WrapupCode)],
        ["Invoke-GenesysAnalyticsQuery"] = [DetailsProbe.Instance],
    };

    public static IEnumerable<string> Names => Table.Keys;

    public static IReadOnlyList<PermissionProbe> Of(string cmdlet) =>
        Table.TryGetValue(cmdlet.Trim(), out PermissionProbe[]? probes)
            ? probes
            : throw SessionErrors.CmdletNotProbed(cmdlet, NearestName.Find(cmdlet, Names), Names);

    /// <summary>Returns the permissions that a cmdlet's requests need, each item with its alternatives. Sends nothing.</summary>
    public static IEnumerable<IReadOnlyList<string>> Permissions(string cmdlet) =>
        Of(cmdlet).Select(probe => probe.Request(TimeProvider.System).Permissions);
}
