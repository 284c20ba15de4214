using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace PageServer;

/// <summary>A request as it was received. Two with the same method, target and body get the same answer.</summary>
internal sealed record Question(string Method, string Target, string Body);

/// <summary>
/// The answers of a sandbox as they go over the wire. Each request is forwarded once; after that, its bytes are repeated.
/// </summary>
internal sealed class KeptAnswers(Uri api, Uri login) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private readonly ConcurrentDictionary<Question, byte[]> _kept = new();

    public async ValueTask<byte[]> GetAsync(Question question, string? authorization, string contentType) =>
        _kept.TryGetValue(question, out byte[]? kept)
            ? kept
            : _kept.GetOrAdd(question, await AskAsync(question, authorization, contentType));

    public void Dispose() => _http.Dispose();

    private async Task<byte[]> AskAsync(Question question, string? authorization, string contentType)
    {
        Uri host = question.Target.StartsWith("/oauth/", StringComparison.Ordinal) ? login : api;
        using var request = new HttpRequestMessage(new HttpMethod(question.Method), new Uri(host, question.Target));
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (question.Body.Length > 0)
        {
            request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(question.Body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        using HttpResponseMessage answer = await _http.SendAsync(request);
        byte[] body = await answer.Content.ReadAsByteArrayAsync();
        return [.. Encoding.Latin1.GetBytes(Head(answer, body.Length)), .. body];
    }

    private static string Head(HttpResponseMessage answer, int length)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {(int)answer.StatusCode} {answer.ReasonPhrase}\r\n");
        foreach (KeyValuePair<string, HeaderStringValues> header in
            answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated).Where(h => IsKept(h.Key)))
        {
            text.Append(CultureInfo.InvariantCulture, $"{header.Key}: {header.Value}\r\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n\r\n").ToString();
    }

    private static bool IsKept(string header) =>
        !(header.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)
            || header.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)
            || header.Equals("Connection", StringComparison.OrdinalIgnoreCase)
            || header.Equals("Keep-Alive", StringComparison.OrdinalIgnoreCase));
}
