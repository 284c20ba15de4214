namespace GenesysReporting.Auth.Choice;

/// <summary>The ways to sign in; the code grant has two, which need and allow different things.</summary>
internal enum SignInKind
{
    /// <summary>Id and secret, no user.</summary>
    ClientCredentials,

    /// <summary>A user, and a client with a secret: renewable.</summary>
    CodeWithSecret,

    /// <summary>A user, and a client without a secret (PKCE): not renewable.</summary>
    CodeWithProofKey,

    /// <summary>A token that was made elsewhere.</summary>
    SuppliedToken,
}
