using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace GenesysReporting.Auth.Code;

/// <summary>
/// Waits on loopback for the redirect that ends a sign-in. A plain TCP listener, because HttpListener would listen on only
/// one of the two loopback addresses, match a prefix instead of the path, and share its port with a second listener.
/// </summary>
internal sealed class CallbackListener : IDisposable
{
    private static readonly TimeSpan ConnectionTime = TimeSpan.FromSeconds(10);
    private readonly RedirectTarget _redirect;
    private readonly string _state;
    private readonly TimeProvider _time;
    private readonly List<TcpListener> _listeners = [];
    private readonly Channel<CallbackAnswer> _answers = Channel.CreateBounded<CallbackAnswer>(1);
    private int _answered;

    /// <summary>Listens on the port; throws <c>CallbackPortInUse</c> if another program has it.</summary>
    public CallbackListener(RedirectTarget redirect, string state, TimeProvider time)
    {
        _redirect = redirect;
        _state = state;
        _time = time;
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

    /// <summary>Waits for the first answer with the right path; rejects every other request.</summary>
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
        using TcpClient connection = client;
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
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // Dropped or too slow. An answer that was read completely still counts: only its page was not delivered.
        }

        if (answer is not null)
        {
            _answers.Writer.TryWrite(answer);
        }
    }

    private (byte[] Page, CallbackAnswer? Answer) Respond(CallbackRequest? request) => request switch
    {
        null => (CallbackPage.BadRequest(), null),
        // The host is compared as well: a page on another name that resolves to this machine must not be able to answer.
        _ when request.Path != _redirect.Path || !request.IsFor(_redirect) => (CallbackPage.NotFound(), null),
        { Method: not "GET" } => (CallbackPage.MethodNotAllowed(), null),
        _ when Interlocked.Exchange(ref _answered, 1) == 1 => (CallbackPage.AlreadyAnswered(), null),
        _ => Read(request),
    };

    private (byte[] Page, CallbackAnswer? Answer) Read(CallbackRequest request)
    {
        CallbackAnswer answer = CallbackAnswer.Read(request.Query, _state);
        return (answer.Error is { } error ? CallbackPage.Failed(error.Message) : CallbackPage.Received(), answer);
    }
}
