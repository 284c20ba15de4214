using System.Globalization;
using GenesysReporting.Tests.Api.Governing;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Fakes;

/// <summary>A platform with a rate limit for each token, and tokens that can be ended. Its answers take a while.</summary>
internal sealed class LimitedPlatform(FakeTimeProvider time, TimeSpan latency) : ITransport, ITransportFactory
{
    private readonly object _lock = new();
    private readonly Dictionary<string, ModelServer> _limits = [];
    private readonly DateTimeOffset _origin = time.GetUtcNow();
    private int _tokens;

    public int Served { get; private set; }

    public int Refused { get; private set; }

    public int Unauthorized { get; private set; }

    /// <summary>Requests to the token endpoint.</summary>
    public int TokenRequests { get; private set; }

    /// <summary>The refresh tokens that were given, in order.</summary>
    public List<string> Spent { get; } = [];

    /// <summary>The token endpoint's answer in place of a token.</summary>
    public TransportResponse? TokenFailure { get; set; }

    /// <summary>Returns the answer to a request.</summary>
    public Func<TransportRequest, string> Body { get; init; } = _ => "{}";

    /// <summary>The lifetime of tokens in seconds.</summary>
    public int ExpiresIn { get; init; } = 86400;

    /// <summary>The only token that is accepted; null accepts all.</summary>
    public string? Alive { get; set; }

    public ITransport Create(TransportOptions options) => this;

    public void Dispose()
    {
    }

    public Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken) =>
        request.ThroughGateAsync(
            async () =>
            {
                TransportResponse answer;
                lock (_lock)
                {
                    answer = request.IsTokenRequest() ? GiveToken(request) : Respond(request);
                }

                await Task.Delay(latency, time, cancellationToken);
                return answer;
            },
            cancellationToken);

    private TransportResponse GiveToken(TransportRequest request)
    {
        TokenRequests++;
        if (request.Form().TryGetValue("refresh_token", out string? spent))
        {
            Spent.Add(spent);
        }

        if (TokenFailure is { } failure)
        {
            return failure;
        }

        Alive = Alive is null ? null : $"token-{_tokens + 1}";
        string body = $$"""{"access_token":"token-{{++_tokens}}","refresh_token":"refresh-{{_tokens}}","expires_in":{{ExpiresIn}}}""";
        return Answer.Json(200, body);
    }

    private TransportResponse Respond(TransportRequest request)
    {
        string token = request.Authorization!.Split(' ')[1];
        if (Alive is not null && token != Alive)
        {
            Unauthorized++;
            return Answer.Json(401, """{"code":"bad.credentials"}""");
        }

        if (!_limits.TryGetValue(token, out ModelServer? limit))
        {
            _limits[token] = limit = new ModelServer(new ServerKind());
        }

        TimeSpan now = time.GetUtcNow() - _origin;
        if (limit.Take(now) is not { } headers)
        {
            Refused++;
            return Answer.Json(429, "{}", ("Retry-After", Text(limit.RetryAfter(now))));
        }

        Served++;
        return Answer.Json(
            200,
            request.Uri.AbsolutePath == "/api/v2/tokens/me" ? """{"organization":{"name":"Example"}}""" : Body(request),
            ("inin-ratelimit-count", headers.Count.ToString(CultureInfo.InvariantCulture)),
            ("inin-ratelimit-allowed", headers.Allowed.ToString(CultureInfo.InvariantCulture)),
            ("inin-ratelimit-reset", Text(headers.Reset)));
    }

    private static string Text(TimeSpan time) => ((int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
