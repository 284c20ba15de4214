using System.Net;
using System.Text;

namespace GenesysReporting.Http;

/// <summary>Answers a request after a short wait, and sends nothing.</summary>
internal sealed class WarmUpHandler : HttpMessageHandler
{
    public const string MediaType = "application/json";

    /// <summary>An address to which nothing is sent.</summary>
    public static Uri Address { get; } = new("https://warm-up.invalid/");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The callers have to wait, as they do for a server, because the code after a wait is compiled separately.
        await Task.Yield();
        return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent("{}", Encoding.UTF8, MediaType) };
    }
}
