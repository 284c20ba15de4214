using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace GenesysReporting.Sandbox.Http;

/// <summary>Accepts connections on an exclusive port of 127.0.0.1, until it is disposed.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly IHttpHandler _handler;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, HttpConnection> _connections = new();
    private readonly Task _accepting;

    public LoopbackServer(IHttpHandler handler)
    {
        _handler = handler;
        _listener = new TcpListener(IPAddress.Loopback, 0) { ExclusiveAddressUse = true };
        _listener.Start(512);
        Uri = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = Task.Run(AcceptAsync);
    }

    public Uri Uri { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Stop();
        await _accepting.ConfigureAwait(false);
        foreach (HttpConnection connection in _connections.Values)
        {
            connection.Dispose();
        }

        await Task.WhenAll(_connections.Keys).ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Track(await _listener.AcceptSocketAsync(_stop.Token).ConfigureAwait(false));
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // A failed handshake does not stop the server.
            }
        }
    }

    private void Track(Socket socket)
    {
        socket.NoDelay = true;
        var connection = new HttpConnection(socket, _handler);
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task run = RunAsync(connection, ready.Task);
        _connections[run] = connection;
        _ = run.ContinueWith(
            done => _connections.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        ready.SetResult();
    }

    private async Task RunAsync(HttpConnection connection, Task ready)
    {
        // It must be in the list first, or Dispose could miss it.
        await ready.ConfigureAwait(false);
        await connection.RunAsync(_stop.Token).ConfigureAwait(false);
    }
}
