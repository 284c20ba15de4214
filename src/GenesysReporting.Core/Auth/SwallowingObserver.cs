using GenesysReporting.Transport;

namespace GenesysReporting.Auth;

/// <summary>
/// Passes notices on while a refresh token is exchanged, and swallows the exception that a stopped pipeline throws: it
/// must not discard the answer that has the next token.
/// </summary>
internal sealed class SwallowingObserver(IRequestObserver? observer) : IRequestObserver
{
    public void Answered(RequestNotice notice) => Try(() => observer?.Answered(notice));

    public void Retrying(RetryNotice notice) => Try(() => observer?.Retrying(notice));

    public void Waiting(WaitNotice notice) => Try(() => observer?.Waiting(notice));

    private static void Try(Action notify)
    {
        try
        {
            notify();
        }
        catch (OperationCanceledException)
        {
            // The listener has stopped.
        }
    }
}
