using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using GenesysReporting.Errors;
using GenesysReporting.Transport;

namespace GenesysReporting.Auth.Code;

/// <summary>
/// Waits on loopback for the redirect that ends a sign-in. A plain TCP listener, because HttpListener would listen on only
/// one of the two loopback addresses, match a prefix instead of the path, and share its port with a second listener.
/// </summary>
internal sealed class CallbackListener : IDisposable
{
    /// <summary>The most connections at a time. A browser opens a few; beyond it the oldest one is closed.</summary>
    private const int MaxConnections = 32;

    private static readonly TimeSpan ConnectionTime = TimeSpan.FromSeconds(10);
    private readonly RedirectTarget _redirect;
    private readonly string _state;
    private readonly ServerText _texts;
    private readonly TimeProvider _time;
    private readonly List<TcpListener> _listeners = [];
    private readonly List<TcpClient> _connections = [];
    private readonly Channel<CallbackAnswer> _answers = Channel.CreateBounded<CallbackAnswer>(1);
    private int _answered;
    private int _foreign;

    /// <summary>Listens on the port; throws <c>CallbackPortInUse</c> if another program has it.</summary>
    /// <param name="redirect">The redirect URI.</param>
    /// <param name="state">The state that was sent.</param>
    /// <param name="texts">Prepares the words of the answer for messages.</param>
    /// <param name="time">The clock.</param>
    public CallbackListener(RedirectTarget redirect, string state, ServerText texts, TimeProvider time)
    {
        (_redirect, _state, _texts, _time) = (redirect, state, texts, time);
        try
        {
            foreach (IPAddress host in redirect.Hosts)
            {
                Listen(host);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The number of answers that did not belong to this sign-in.</summary>
    public int Foreign => _foreign;

    /// <summary>The number of open connections.</summary>
    internal int Connections
    {
        get
        {
            lock (_connections)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>Waits for the first answer with the right path and state; rejects every other request.</summary>
    public async Task<CallbackAnswer> WaitAsync(CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task accepting = AcceptAllAsync(done.Token);
        try
        {
            return await _answers.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await done.CancelAsync().ConfigureAwait(false);
            await accepting.ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Takes the address at which the browser ended, for a browser on another machine; false if it is not the answer to this sign-in.
    /// </summary>
    public bool Offer(string address)
    {
        string text = GivenText.Bare(address);
        string query = text[(text.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('#')[0];
        return Read(query).Answer is { } answer && _answers.Writer.TryWrite(answer);
    }

    /// <summary>Accepts connections until it is cancelled.</summary>
    internal Task AcceptAllAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_listeners.Select(listener => AcceptAsync(listener, cancellationToken)));

    public void Dispose() => _listeners.ForEach(listener => listener.Dispose());

    private void Listen(IPAddress host)
    {
        var listener = new TcpListener(host, _redirect.Port) { ExclusiveAddressUse = true };
        try
        {
            listener.Start();
            _listeners.Add(listener);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            listener.Dispose();
            throw CodeErrors.CallbackPortInUse(_redirect, e);
        }
        catch (SocketException) when (_listeners.Count > 0)
        {
            // A machine without IPv6; its browser will use the other address.
            listener.Dispose();
        }
    }

    private async Task AcceptAsync(TcpListener listener, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync(cancellationToken).ConfigureAwait(false);
                // Not awaited: a silent connection must not delay the browser's.
                _ = ServeAsync(client, cancellationToken);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The wait is over.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using TcpClient connection = Admit(client);
        using var limit = new CancellationTokenSource(ConnectionTime, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        CallbackAnswer? answer = null;
        try
        {
            NetworkStream stream = connection.GetStream();
            CallbackRequest? request = await CallbackRequest.ReadAsync(stream, both.Token).ConfigureAwait(false);
            (byte[] page, answer) = Respond(request);
            await stream.WriteAsync(page, both.Token).ConfigureAwait(false);
            connection.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // Dropped or too slow. An answer that was read completely still counts: only its page was not delivered.
        }

        Leave(connection);
        if (answer is not null)
        {
            _answers.Writer.TryWrite(answer);
        }
    }

    private TcpClient Admit(TcpClient client)
    {
        lock (_connections)
        {
            if (_connections.Count == MaxConnections)
            {
                _connections[0].Dispose();
                _connections.RemoveAt(0);
            }

            _connections.Add(client);
        }

        return client;
    }

    private void Leave(TcpClient client)
    {
        lock (_connections)
        {
            _connections.Remove(client);
        }
    }

    private (byte[] Page, CallbackAnswer? Answer) Respond(CallbackRequest? request) => request switch
    {
        null => (CallbackPage.BadRequest(), null),
        // The host is compared as well: a page on another name that resolves to this machine must not be able to answer.
        _ when request.Path != _redirect.Path || !request.IsFor(_redirect) => (CallbackPage.NotFound(), null),
        { Method: not "GET" } => (CallbackPage.MethodNotAllowed(), null),
        _ => Read(request.Query),
    };

    private (byte[] Page, CallbackAnswer? Answer) Read(string query)
    {
        if (CallbackAnswer.Read(query, _state, _texts) is not { } answer)
        {
            Interlocked.Increment(ref _foreign);
            return (CallbackPage.Foreign(), null);
        }

        return Interlocked.Exchange(ref _answered, 1) == 1 ? (CallbackPage.AlreadyAnswered(), null)
            : (answer.Error is { } error ? CallbackPage.Failed(error.Message) : CallbackPage.Received(), answer);
    }
}
