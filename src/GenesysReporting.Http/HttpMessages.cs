using System.Collections.ObjectModel;
using System.Net;
using System.Net.Http.Headers;
using GenesysReporting.Transport;

namespace GenesysReporting.Http;

/// <summary>Converts between the engine's messages and the framework's.</summary>
internal static class HttpMessages
{
    public static HttpRequestMessage ToHttp(TransportRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Uri)
        {
            // A message does not take the client's default.
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        if (request.Authorization is { } authorization)
        {
            // Without validation, whose exception quotes the value.
            message.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        if (request.Content is { } content)
        {
            message.Content = new ReadOnlyMemoryContent(content);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
        }
        else if (!request.MayRepeat)
        {
            // The framework itself resends a request without content if a pooled connection turns out to be closed.
            message.Content = new ReadOnlyMemoryContent(ReadOnlyMemory<byte>.Empty);
        }

        return message;
    }

    public static TransportResponse FromHttp(HttpResponseMessage answer, PooledBytes body)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Add(headers, answer.Headers.NonValidated);
        Add(headers, answer.Content.Headers.NonValidated);
        return new TransportResponse((int)answer.StatusCode, new ReadOnlyDictionary<string, string>(headers), body.Memory)
        {
            Borrowed = body,
        };
    }

    private static void Add(Dictionary<string, string> headers, HttpHeadersNonValidated received)
    {
        foreach ((string name, HeaderStringValues values) in received)
        {
            foreach (string value in values)
            {
                headers[name] = value;
                break;
            }
        }
    }
}
