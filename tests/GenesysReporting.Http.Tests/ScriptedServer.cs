using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using GenesysReporting.Transport;

namespace GenesysReporting.Http.Tests;

/// <summary>A loopback server that answers each request with the next raw reply of a script, then closes the connection unless the reply says 'keep-alive'.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string?> _replies;
    private readonly CancellationTokenSource _stop = new();

    /// <summary>As a reply: the connection is reset.</summary>
    public const string Reset = "reset";

    /// <summary>As a reply: nothing ever comes. At the end of one: the rest never comes.</summary>
    public const string Hang = "hang";

    /// <param name="replies">Raw replies, one character per byte; null closes the connection silently.</param>
    public ScriptedServer(params string?[] replies)
    {
        _replies = new ConcurrentQueue<string?>(replies);
        _listener.Start();
        Uri = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/path");
        _ = AcceptAsync();
    }

    public Uri Uri { get; }

    /// <summary>The requests that arrived: head and body.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Sends a request, and stops it when the server has received it.</summary>
    public async Task SendAndStopAsync(ITransport transport, TransportRequest request)
    {
        using var stop = new CancellationTokenSource();
        Task<TransportResponse> sent = transport.SendAsync(request, stop.Token);
        while (Requests.IsEmpty)
        {
            await Task.Yield();
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sent).WaitAsync(TimeSpan.FromSeconds(30));
    }

    public static string Reply(int status, string body = "{}", params string[] headers) =>
        Reply(status, Encoding.UTF8.GetBytes(body), headers);

    public static string Reply(int status, byte[] body, params string[] headers) =>
        $"HTTP/1.1 {status} Status\r\nContent-Length: {body.Length}\r\nConnection: close\r\n"
        + string.Concat(headers.Select(h => h + "\r\n")) + "\r\n" + Encoding.Latin1.GetString(body);

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                while (await ServeOneAsync(client, stream))
                {
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    /// <summary>True if the connection is kept for another request.</summary>
    private async Task<bool> ServeOneAsync(TcpClient client, NetworkStream stream)
    {
        string request = await ReadAsync(stream);
        if (request.Length == 0)
        {
            return false;
        }

        Requests.Enqueue(request);
        _replies.TryDequeue(out string? reply);
        if (reply == Reset)
        {
            // Closing without lingering sends RST instead of FIN.
            client.LingerState = new LingerOption(true, 0);
            return false;
        }

        bool hangs = reply?.EndsWith(Hang, StringComparison.Ordinal) ?? false;
        string sent = hangs ? reply![..^Hang.Length] : reply ?? string.Empty;
        await stream.WriteAsync(Encoding.Latin1.GetBytes(sent), _stop.Token);
        if (hangs)
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
        }

        return sent.Contains("Connection: keep-alive", StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        while (true)
        {
            int read = await stream.ReadAsync(buffer);
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            string[] parts = text.ToString().Split("\r\n\r\n", 2);
            if (read == 0 || (parts.Length == 2 && Encoding.UTF8.GetByteCount(parts[1]) >= ContentLength(parts[0])))
            {
                return text.ToString();
            }
        }
    }

    private static int ContentLength(string head) => head
        .Split("\r\n")
        .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
        .Select(line => int.Parse(line.Split(':')[1], CultureInfo.InvariantCulture))
        .FirstOrDefault();
}
