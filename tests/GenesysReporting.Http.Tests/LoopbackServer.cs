using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace GenesysReporting.Http.Tests;

/// <summary>A loopback port whose connections a test serves itself, byte by byte.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Task> _served = [];
    private readonly Func<NetworkStream, int, Task> _serve;

    /// <param name="serve">Serves a connection; its number is counted from 1. The connection is closed when it returns.</param>
    public LoopbackServer(Func<NetworkStream, int, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        Uri = new Uri($"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/path");
        _ = AcceptAsync();
    }

    public Uri Uri { get; }

    /// <summary>The number of connections.</summary>
    public int Connections
    {
        get
        {
            lock (_served)
            {
                return _served.Count;
            }
        }
    }

    /// <summary>Waits until each connection has ended.</summary>
    public Task EndAsync()
    {
        lock (_served)
        {
            return Task.WhenAll(_served).WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync();
                lock (_served)
                {
                    _served.Add(ServeAsync(client, _served.Count + 1));
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client, int number)
    {
        await Task.Yield();
        using (client)
        {
            try
            {
                await _serve(client.GetStream(), number);
            }
            catch (Exception e) when (e is IOException or AuthenticationException or ObjectDisposedException)
            {
                // The client went away, which is what most of these tests are about.
            }
        }
    }
}
