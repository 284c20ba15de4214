namespace GenesysReporting.Sandbox;

/// <summary>
/// Under which names a sign-in that failed carries its explanation back to the redirect URI. The platform has been
/// seen with either.
/// </summary>
public enum SandboxErrorText
{
    /// <summary>error_description and description, with the same text.</summary>
    Both,

    /// <summary>error_description alone, the name of RFC 6749.</summary>
    ErrorDescription,

    /// <summary>description alone.</summary>
    Description,
}
