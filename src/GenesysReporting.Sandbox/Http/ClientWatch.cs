using System.Net.Sockets;

namespace GenesysReporting.Sandbox.Http;

/// <summary>The peer hung up while its request was being worked on.</summary>
internal sealed class ClientGoneException : Exception;

/// <summary>Knows whether the peer of a request is still there.</summary>
internal sealed class ClientWatch(Socket socket)
{
    public bool IsGone
    {
        get
        {
            try
            {
                return socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return true;
            }
        }
    }

    /// <summary>
    /// Waits on the clock, and ends early with <see cref="ClientGoneException"/> if the peer hangs up.
    /// </summary>
    public async Task DelayAsync(TimeSpan delay, TimeProvider time, CancellationToken cancel)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task wait = Task.Delay(delay, time, done.Token);
        Task hangUp = HangUpAsync(done.Token);
        Task first = await Task.WhenAny(wait, hangUp).ConfigureAwait(false);
        await done.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(wait, hangUp).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
        if (first == hangUp && !wait.IsCompletedSuccessfully)
        {
            throw new ClientGoneException();
        }
    }

    /// <summary>Ends when the peer hangs up.</summary>
    public async Task HangUpAsync(CancellationToken cancel)
    {
        try
        {
            // A receive of nothing completes when there is something to read, or when the peer has closed.
            await socket.ReceiveAsync(Memory<byte>.Empty, cancel).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            return;
        }

        if (!IsGone)
        {
            // The next request came early; only the clock ends the wait now.
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel).ConfigureAwait(false);
        }
    }
}
