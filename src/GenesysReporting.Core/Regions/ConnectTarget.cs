namespace GenesysReporting.Regions;

/// <summary>Chooses the endpoints of a sign-in.</summary>
public static class ConnectTarget
{
    /// <summary>
    /// Returns the endpoints of a region, or those of two given addresses. Throws if neither or both were given, or only
    /// one address: the API and the sign-in service are two hosts, and one cannot be guessed from the other.
    /// </summary>
    public static PlatformEndpoints Resolve(string? region, Uri? apiUri, Uri? loginUri) => (region, apiUri, loginUri) switch
    {
        ({ } name, null, null) => PlatformEndpoints.Of(RegionParser.Parse(name)),
        (null, { } api, { } login) => PlatformEndpoints.Of(api, login),
        (null, null, null) => throw RegionErrors.RegionMissing(),
        (null, _, _) => throw RegionErrors.AddressesIncomplete(apiUri is null ? "ApiUri" : "LoginUri"),
        _ => throw RegionErrors.RegionAndAddresses(region!),
    };
}
