using System.Net.Sockets;

namespace GenesysReporting.Sandbox.Http;

/// <summary>The exception for a client that disconnected before its answer.</summary>
internal sealed class ClientGoneException : Exception;

/// <summary>Watches if the client of a request is still connected.</summary>
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

    /// <summary>Waits on the clock.</summary>
    /// <exception cref="ClientGoneException">The client disconnected.</exception>
    public async Task DelayAsync(TimeSpan delay, TimeProvider time, CancellationToken cancel)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task wait = Task.Delay(delay, time, done.Token);
        Task disconnect = WaitForDisconnectAsync(done.Token);
        Task first = await Task.WhenAny(wait, disconnect).ConfigureAwait(false);
        await done.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(wait, disconnect).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
        if (first == disconnect && !wait.IsCompletedSuccessfully)
        {
            throw new ClientGoneException();
        }
    }

    /// <summary>Waits until the client disconnects.</summary>
    public async Task WaitForDisconnectAsync(CancellationToken cancel)
    {
        try
        {
            // A receive into an empty buffer completes when there is data, or when the client has closed.
            await socket.ReceiveAsync(Memory<byte>.Empty, cancel).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            return;
        }

        if (!IsGone)
        {
            // The next request arrived early, so a disconnect cannot be seen any more.
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel).ConfigureAwait(false);
        }
    }
}
