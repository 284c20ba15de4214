using GenesysReporting.Transport;

namespace GenesysReporting.Auth;

/// <summary>A way to get a new token without user interaction.</summary>
internal interface ITokenGrant
{
    /// <summary>The secrets that it keeps, which no message may show.</summary>
    IEnumerable<Secret> Secrets { get; }

    /// <summary>Requests a new token; the observer is notified of waits.</summary>
    Task<AccessToken> RequestAsync(IRequestObserver? observer, CancellationToken cancellationToken);
}
