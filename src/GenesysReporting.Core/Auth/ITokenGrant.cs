namespace GenesysReporting.Auth;

/// <summary>A way to get a token.</summary>
internal interface ITokenGrant
{
    /// <summary>Which OAuth grant this is.</summary>
    GenesysGrantType Type { get; }

    /// <summary>Asks the server for a new token.</summary>
    Task<AccessToken> RequestAsync(CancellationToken cancellationToken);
}
