using System.Runtime.CompilerServices;
using GenesysReporting.Errors;

namespace GenesysReporting.Regions;

/// <summary>The errors about given addresses; each method's name is the ErrorId.</summary>
internal static class EndpointErrors
{
    public static InputException AddressNotHttp(string parameter, Uri uri) => Make(
        $"-{parameter} must be a complete address such as 'https://gateway.example.org/genesys'.",
        "Include the scheme, https.",
        uri);

    public static InputException PlainHttpRefused(string parameter, Uri uri) => Make(
        $"-{parameter} is plain http to a host other than this machine; the secret and the token would travel unprotected.",
        "Use https. Plain http is accepted for loopback addresses only.",
        uri);

    public static InputException AddressHasExtras(string parameter, Uri uri) => Make(
        $"-{parameter} may have a scheme, a host, a port and a path, nothing else.",
        "Remove the user name, the query and the fragment.",
        uri);

    private static InputException Make(
        string message, string nextStep, Uri uri, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, Shown(uri));

    private static string Shown(Uri uri) => uri.IsAbsoluteUri
        ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
        : "(a relative address)";
}
