using GenesysReporting.Errors;

namespace GenesysReporting.Regions;

/// <summary>Decides where to sign in from what was given.</summary>
public static class ConnectTarget
{
    /// <summary>
    /// The endpoints: a region's, or two given addresses. Raises when neither or both were given, or one address alone:
    /// the API and the sign-in service are two hosts, and one cannot be guessed from the other.
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
