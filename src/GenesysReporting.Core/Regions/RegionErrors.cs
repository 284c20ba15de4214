using System.Runtime.CompilerServices;
using GenesysReporting.Errors;

namespace GenesysReporting.Regions;

/// <summary>The errors about regions; each method's name is the ErrorId.</summary>
internal static class RegionErrors
{
    private const string Allowed =
        "Give a domain such as 'mypurecloud.ie' or an AWS name such as 'eu-west-1'; tab completion lists them.";

    public static InputException UnknownRegion(string name)
    {
        string? near = NearestName.Find(name, RegionTable.All.SelectMany(r => new[] { r.Domain, r.AwsName! }));
        string hint = near is null ? string.Empty : $" Did you mean '{near}'?";
        return Make($"'{name}' is not a Genesys Cloud region.{hint}", Allowed, name);
    }

    public static InputException RegionIsAddress(string name)
    {
        string hint = Uri.TryCreate(name, UriKind.Absolute, out Uri? uri)
            && (RegionTable.Find(uri.Host)?.Domain ?? RegionParser.WithoutHostPrefix(uri.Host)) is { } domain
                ? $" Did you mean '{domain}'?"
                : string.Empty;
        return Make(
            $"A region is a name, not an address.{hint}",
            Allowed + " For a gateway, give -ApiUri and -LoginUri instead of -Region.",
            SafeAddress(name));
    }

    public static InputException RegionIsHost(string name, string domain) =>
        Make($"'{name}' is a host of a region. Did you mean '{domain}'?", Allowed, name);

    public static InputException RegionMissing() =>
        Make("No region was given.", "Give -Region: " + Allowed[5..], null);

    public static InputException RegionAndAddresses(string region) => Make(
        "-Region and an address were both given.",
        "Give -Region, or -ApiUri with -LoginUri.",
        region);

    public static InputException AddressesIncomplete(string missing) => Make(
        $"-{missing} is missing: the API and the sign-in service are two addresses.",
        "Give -ApiUri and -LoginUri together.",
        missing);

    // An address may carry user info or a query; neither belongs in an error.
    private static string SafeAddress(string name) =>
        Uri.TryCreate(name, UriKind.Absolute, out Uri? uri) ? uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : "(an address)";

    private static InputException Make(
        string message, string nextStep, string? target, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target);
}
