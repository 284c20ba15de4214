using System.Text;
using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Regions;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Fakes;

/// <summary>Sessions over a fake transport and a fake clock.</summary>
internal static class Sessions
{
    public const string SecretText = "s3cret-value";

    public static FakeTimeProvider Clock() => new(new DateTimeOffset(2026, 11, 20, 10, 30, 15, TimeSpan.Zero));

    /// <summary>Moves the clock on until the work has ended, so that whatever waits need not be waited for.</summary>
    public static async Task<T> PassTimeAsync<T>(this FakeTimeProvider time, Task<T> work)
    {
        while (!work.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await work;
    }

    public static bool IsTokenRequest(this TransportRequest request) => request.Uri.AbsolutePath == "/oauth/token";

    public static string Text(this TransportRequest request) => Encoding.UTF8.GetString(request.Content!.Value.Span);

    public static Dictionary<string, string> Form(this TransportRequest request) => request
        .Text()
        .Split('&')
        .Select(f => f.Split('=', 2))
        .ToDictionary(f => f[0], f => Uri.UnescapeDataString(f[1]));

    public static ConnectOptions Options(TimeProvider time, string? secret = SecretText) => new()
    {
        Endpoints = PlatformEndpoints.Of(RegionTable.Find("eu-west-1")!),
        ClientId = "client-1",
        ClientSecret = secret is null ? null : Secret.From(secret),
        Transport = new TransportOptions { Time = time },
    };

    /// <summary>A session whose sign-in is answered here and whose other requests are answered by the function.</summary>
    public static async Task<GenesysSession> ConnectAsync(
        FakeTimeProvider time, Func<TransportRequest, TransportResponse> answer)
    {
        int tokens = 0;
        var transport = new FakeTransport(request => request switch
        {
            _ when request.IsTokenRequest() => Answer.Token($"token-{++tokens}"),
            { Method: "GET", Uri.AbsolutePath: "/api/v2/tokens/me" } => Answer.Me,
            _ => answer(request),
        });
        return await SessionConnector.ConnectAsync(Options(time), transport, null, CancellationToken.None);
    }
}
