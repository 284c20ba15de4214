using System.Net.Sockets;

namespace GenesysReporting.Sandbox.Http;

/// <summary>A connection, which serves one request after another until either side closes. It never throws.</summary>
internal sealed class HttpConnection(Socket socket, IHttpHandler handler) : IDisposable
{
    private readonly NetworkStream _stream = new(socket, ownsSocket: true);
    private readonly ClientWatch _watch = new(socket);

    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            var reader = new HttpReader(_stream);
            while (await ServeOneAsync(reader, cancel).ConfigureAwait(false))
            {
            }
        }
        catch (BadHttpException e)
        {
            await RefuseAsync(e, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (IsDisconnect(e))
        {
            // The client, or Dispose, closed the connection: there is no one to answer.
        }
        finally
        {
            Dispose();
        }
    }

    public void Dispose() => _stream.Dispose();

    private async Task<bool> ServeOneAsync(HttpReader reader, CancellationToken cancel)
    {
        HttpHead? head = await reader.ReadHeadAsync(cancel).ConfigureAwait(false);
        if (head is null)
        {
            return false;
        }

        if (head.HasToken("Expect", "100-continue"))
        {
            await _stream.WriteAsync(HttpWriter.Continue, cancel).ConfigureAwait(false);
        }

        HttpRequest request = await reader.ReadBodyAsync(head, cancel).ConfigureAwait(false);
        HttpResponse response = await handler.HandleAsync(request, _watch, cancel).ConfigureAwait(false);
        using IDisposable? borrowed = response.Borrowed;
        if (response.Ending is ResponseEnding.CloseUnanswered or ResponseEnding.ResetUnanswered)
        {
            ResetIf(response.Ending == ResponseEnding.ResetUnanswered);
            return false;
        }

        return await AnswerAsync(head, response, cancel).ConfigureAwait(false);
    }

    private async Task<bool> AnswerAsync(HttpHead head, HttpResponse response, CancellationToken cancel)
    {
        bool keepAlive = head.KeepAlive && response.Ending == ResponseEnding.Whole;
        try
        {
            if (_watch.IsGone)
            {
                handler.Aborted(response);
                return false;
            }

            // An answer without a body stalls before its first byte.
            if (response.Ending != ResponseEnding.StallInBody || response.Body.Length > 0)
            {
                await HttpWriter.WriteAsync(_stream, response, head, keepAlive, cancel).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (IsDisconnect(e))
        {
            handler.Aborted(response);
            return false;
        }

        if (response.Ending == ResponseEnding.StallInBody)
        {
            await _watch.WaitForDisconnectAsync(cancel).ConfigureAwait(false);
        }

        ResetIf(response.Ending == ResponseEnding.ResetInBody);
        return keepAlive;
    }

    private void ResetIf(bool reset)
    {
        if (reset)
        {
            // Closing without lingering sends RST; the stream would send FIN first.
            socket.LingerState = new LingerOption(true, 0);
            socket.Dispose();
        }
    }

    private async Task RefuseAsync(BadHttpException bad, CancellationToken cancel)
    {
        try
        {
            HttpResponse answer = HttpResponse.Text(bad.Status, "text/plain; charset=utf-8", bad.Message);
            await HttpWriter.WriteAsync(_stream, answer, null, keepAlive: false, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (IsDisconnect(e))
        {
            // The client has already disconnected.
        }
    }

    private static bool IsDisconnect(Exception e) =>
        e is IOException or SocketException or ObjectDisposedException or OperationCanceledException;
}
