namespace GenesysReporting.Auth.Choice;

/// <summary>The ways to sign in that differ in what they need and can do; the code grant is two of them.</summary>
internal enum SignInKind
{
    /// <summary>Id and secret, no user.</summary>
    ClientCredentials,

    /// <summary>A user, and a client with a secret: renewable.</summary>
    CodeWithSecret,

    /// <summary>A user, and a client without a secret (PKCE): not renewable.</summary>
    CodeWithProofKey,

    /// <summary>A token that was made elsewhere.</summary>
    BroughtToken,
}
