using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>The address that the browser is sent back to, and the state from its request.</summary>
/// <param name="Uri">A redirect URI that the client has registered.</param>
/// <param name="RawState">The state, percent-encoded as it was received; null if there was none.</param>
/// <param name="ErrorText">The names of the parameters in which an error explains itself.</param>
internal sealed record RedirectTarget(string Uri, string? RawState, SandboxErrorText ErrorText)
{
    public HttpResponse WithCode(string code) => Redirect(["code=" + code]);

    public HttpResponse WithError(string error, string text)
    {
        string value = System.Uri.EscapeDataString(text);
        List<string> fields = ["error=" + error];
        if (ErrorText != SandboxErrorText.Description)
        {
            fields.Add("error_description=" + value);
        }

        if (ErrorText != SandboxErrorText.ErrorDescription)
        {
            fields.Add("description=" + value);
        }

        return Redirect(fields);
    }

    private HttpResponse Redirect(List<string> fields)
    {
        if (RawState is not null)
        {
            fields.Add("state=" + RawState);
        }

        // A query of the registered URI is kept (RFC 6749, 3.1.2).
        char mark = Uri.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return HttpResponse.Empty(302)
            .With("Location", Uri + mark + string.Join('&', fields))
            .With("Cache-Control", "no-store");
    }
}
