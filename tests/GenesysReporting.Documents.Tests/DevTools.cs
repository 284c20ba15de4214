using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace GenesysReporting.Documents.Tests;

/// <summary>A connection to a browser by its DevTools protocol: commands with their results, and events.</summary>
internal sealed class DevTools : IDisposable
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _calls = new();
    private readonly CancellationTokenSource _end = new();
    private readonly ClientWebSocket _socket = new();
    private Task _reading = Task.CompletedTask;
    private int _lastId;

    /// <summary>The most that a command may take.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(2);

    /// <summary>The tab that commands are for; null for the browser itself.</summary>
    public string? Tab { get; set; }

    /// <summary>The events since the queue was emptied.</summary>
    public ConcurrentQueue<JsonNode> Events { get; } = new();

    /// <summary>Called with the name of each event, after it is in the queue.</summary>
    public Action<string> OnEvent { get; set; } = _ => { };

    public async Task ConnectAsync(Uri address)
    {
        await _socket.ConnectAsync(address, CancellationToken.None).WaitAsync(Limit);
        _reading = ReadAsync();
    }

    /// <summary>Sends a command and returns its result.</summary>
    public async Task<JsonNode> SendAsync(string method, JsonObject? parameters = null)
    {
        int id = Interlocked.Increment(ref _lastId);
        TaskCompletionSource<JsonNode> call = _calls[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (Tab is not null)
        {
            message["sessionId"] = Tab;
        }

        await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None);
        JsonNode answer = await call.Task.WaitAsync(Limit);
        return answer["result"] ?? throw new InvalidOperationException($"{method}: {answer["error"]}");
    }

    public async Task CloseAsync()
    {
        await _end.CancelAsync();
        await _reading;
    }

    public void Dispose()
    {
        _socket.Dispose();
        _end.Dispose();
    }

    private async Task ReadAsync()
    {
        byte[] buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            while (!_end.IsCancellationRequested)
            {
                WebSocketReceiveResult part = await _socket.ReceiveAsync(buffer, _end.Token);
                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    Receive(JsonNode.Parse(message.GetBuffer().AsSpan(0, (int)message.Length))!);
                    message.SetLength(0);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The browser has ended, or is about to.
        }
    }

    private void Receive(JsonNode message)
    {
        if (message["id"]?.GetValue<int>() is { } id)
        {
            _calls.TryRemove(id, out TaskCompletionSource<JsonNode>? call);
            call?.TrySetResult(message);
            return;
        }

        Events.Enqueue(message);
        OnEvent(message["method"]!.GetValue<string>());
    }
}
