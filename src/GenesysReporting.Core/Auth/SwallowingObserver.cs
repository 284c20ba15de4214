using GenesysReporting.Transport;

namespace GenesysReporting.Auth;

/// <summary>
/// Passes notices on while a refresh token is spent. A pipeline that was stopped refuses them by raising; that must not
/// throw away the answer which carries the next token.
/// </summary>
internal sealed class SwallowingObserver(IRequestObserver? observer) : IRequestObserver
{
    public void Answered(RequestNotice notice) => Try(() => observer?.Answered(notice));

    public void Retrying(RetryNotice notice) => Try(() => observer?.Retrying(notice));

    public void Waiting(WaitNotice notice) => Try(() => observer?.Waiting(notice));

    private static void Try(Action tell)
    {
        try
        {
            tell();
        }
        catch (OperationCanceledException)
        {
            // Nobody listens any more.
        }
    }
}
