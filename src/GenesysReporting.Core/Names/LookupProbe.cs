using GenesysReporting.Api;

namespace GenesysReporting.Names;

/// <summary>Probes the permission of a look-up with a page of one entity.</summary>
internal static class LookupProbe
{
    public static PermissionProbe Of(LookupKind kind) => new(_ =>
    {
        LookupSource source = LookupSources.Of(kind);
        return new ApiRequest("GET", source.HasPages ? source.Path + "?pageSize=1" : source.Path) { Permissions = source.Permissions };
    });
}
