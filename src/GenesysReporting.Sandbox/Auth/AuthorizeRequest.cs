namespace GenesysReporting.Sandbox.Auth;

/// <summary>A request for a code that may be shown to a user.</summary>
internal sealed record AuthorizeRequest(SandboxClient Client, RedirectTarget Target)
{
    public string? Challenge { get; init; }

    public string? LoginHint { get; init; }

    /// <summary>Which organisation the user said, and its identity provider: both or neither.</summary>
    public (string Organization, string Provider)? Preset { get; init; }

    /// <summary>prompt=login: a browser that is signed in already does not count.</summary>
    public bool AlwaysPrompts { get; init; }
}
