namespace GenesysReporting.Sandbox;

/// <summary>
/// The names of the parameters in which a failed sign-in explains itself to the redirect URI. The platform has been
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
