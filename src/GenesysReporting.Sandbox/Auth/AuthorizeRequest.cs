namespace GenesysReporting.Sandbox.Auth;

/// <summary>A validated request for a code.</summary>
internal sealed record AuthorizeRequest(SandboxClient Client, RedirectTarget Target)
{
    public string? Challenge { get; init; }

    public string? LoginHint { get; init; }

    /// <summary>The requested organisation and its identity provider: both or neither.</summary>
    public (string Organization, string Provider)? Preset { get; init; }

    /// <summary>True for prompt=login: the page is shown even if the browser is already signed in.</summary>
    public bool AlwaysPrompts { get; init; }
}
