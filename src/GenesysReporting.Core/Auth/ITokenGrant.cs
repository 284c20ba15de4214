using GenesysReporting.Transport;

namespace GenesysReporting.Auth;

/// <summary>A way to get a new token without a person.</summary>
internal interface ITokenGrant
{
    /// <summary>Asks the server for a new token; the observer is told of waits.</summary>
    Task<AccessToken> RequestAsync(IRequestObserver? observer, CancellationToken cancellationToken);
}
