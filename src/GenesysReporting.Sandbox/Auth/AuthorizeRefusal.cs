namespace GenesysReporting.Sandbox.Auth;

/// <summary>
/// The refusal of a sign-in. Without a target it is shown as a page: a browser is not sent to an address that is not the
/// client's (RFC 6749, 4.1.2.1).
/// </summary>
internal sealed class AuthorizeRefusal(RedirectTarget? target, string error, string text) : Exception(text)
{
    public RedirectTarget? Target { get; } = target;

    public string Error { get; } = error;
}
