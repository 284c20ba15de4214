using GenesysReporting.Errors;

namespace GenesysReporting.Auth.Code;

/// <summary>The errors of the browser sign-in; each method's name is the ErrorId.</summary>
internal static class CodeErrors
{
    public static InputException RedirectUriUnusable(string text) => new(
        nameof(RedirectUriUnusable),
        $"'{text}' cannot be used as a redirect URI.",
        $"A redirect URI here is plain http on this machine, such as {RedirectTarget.Default}, exactly as it is registered with the OAuth client.",
        text);

    public static SignInException CallbackPortInUse(RedirectTarget redirect, Exception inner) => new(
        nameof(CallbackPortInUse),
        $"Port {redirect.Port} is in use, so the answer to {redirect} could not be received.",
        "End the program that uses the port (perhaps another sign-in), or register another redirect URI with the OAuth client and give it with -RedirectUri.",
        redirect.Text,
        inner: inner);

    public static SignInException CallbackMalformed(string why) => new(
        nameof(CallbackMalformed),
        $"The answer from the browser is malformed: {why}.",
        "Sign in again.",
        null);

    public static SignInException SignInDenied(string error, string? text) => new(
        nameof(SignInDenied),
        $"The sign-in was refused: {error}{(text is null ? string.Empty : $", {text}")}.",
        "Check that the right user signed in, and that the OAuth client is active and authorised in the organisation.",
        null);

    public static SignInException SignInTimedOut(TimeSpan limit, RedirectTarget redirect, int foreign) => new(
        nameof(SignInTimedOut),
        $"No one signed in within {limit.TotalSeconds:0} seconds.{Foreign(foreign)}",
        "If the browser shows an error about the redirect, register exactly this string with the OAuth client: "
            + $"{redirect.Text} - a trailing slash counts. -SignInTimeoutSec gives more time.",
        redirect.Text);

    public static SignInException CodeRejected(RedirectTarget redirect, OAuthFailure failure) => new(
        nameof(CodeRejected),
        $"The code from the browser was not accepted. {AuthErrors.Said(failure)}",
        $"The redirect URI that was sent is '{redirect.Text}'; the OAuth client must have exactly this string in "
            + "Admin > Integrations > OAuth > Authorized redirect URIs, a trailing slash included. A code also works only once, and only for a short time.",
        redirect.Text,
        failure);

    private static string Foreign(int answers) => answers switch
    {
        0 => string.Empty,
        1 => " One answer did not belong to this sign-in, and was ignored: its state was missing or differed.",
        _ => $" {answers} answers did not belong to this sign-in, and were ignored: their state was missing or differed.",
    };
}
