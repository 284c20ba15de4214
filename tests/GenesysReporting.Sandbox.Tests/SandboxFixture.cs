using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Sandbox.Tests;

/// <summary>A sandbox on a fake clock, and a simple client for it.</summary>
internal sealed class SandboxFixture : IDisposable
{
    public const string DetailsPath = "api/v2/analytics/conversations/details/query";
    public const string PastDay = "2026-03-02T00:00:00.000Z/2026-03-03T00:00:00.000Z";

    public SandboxFixture(SandboxOptions? options = null)
    {
        Server = SandboxServer.Start((options ?? new SandboxOptions { RequestsPerMinute = 0 }) with { Time = Time });
        Http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });
    }

    public SignallingTime Time { get; } = new(new DateTimeOffset(2026, 6, 10, 12, 0, 0, TimeSpan.Zero));

    public SandboxServer Server { get; }

    public HttpClient Http { get; }

    public async Task<SandboxFixture> SignedIn(SandboxClient? client = null)
    {
        JsonElement json = await Json(await TokenRequest(client ?? Server.Clients[0]));
        Http.DefaultRequestHeaders.Authorization = new("Bearer", json.GetProperty("access_token").GetString());
        return this;
    }

    public Task<HttpResponseMessage> TokenRequest(SandboxClient client, string form = "grant_type=client_credentials") =>
        TokenRequest(Basic(client.ClientId, client.ClientSecret), form);

    public Task<HttpResponseMessage> TokenRequest(
        AuthenticationHeaderValue? authorization, string form, string type = "application/x-www-form-urlencoded")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.LoginUri, "oauth/token"))
        {
            Content = new StringContent(form, Encoding.UTF8, type),
        };
        request.Headers.Authorization = authorization;
        return Http.SendAsync(request);
    }

    public Task<HttpResponseMessage> Get(string path) => Http.GetAsync(new Uri(Server.ApiUri, path));

    public Task<HttpResponseMessage> Post(string path, string body, string type = "application/json") =>
        Http.PostAsync(new Uri(Server.ApiUri, path), new StringContent(body, Encoding.UTF8, type));

    public Task<HttpResponseMessage> Query(string body) => Post(DetailsPath, body);

    public async Task<JsonElement> Page(string interval, int number = 1, int size = 100, string more = "")
    {
        return await Json(await Query(
            $$$"""{"interval":"{{{interval}}}","paging":{"pageSize":{{{size}}},"pageNumber":{{{number}}}}{{{more}}}}"""));
    }

    public async Task<IReadOnlyList<JsonElement>> All(string interval, string more = "")
    {
        var all = new List<JsonElement>();
        for (int number = 1; ; number++)
        {
            JsonElement page = await Page(interval, number, 100, more);
            if (!page.TryGetProperty("conversations", out JsonElement rows))
            {
                Assert.Equal(page.GetProperty("totalHits").GetInt32(), all.Count);
                return all;
            }

            all.AddRange(rows.EnumerateArray());
        }
    }

    /// <summary>Queries the past day; the answer's body is still to be read.</summary>
    public async Task<HttpResponseMessage> HeadersOfPastDay()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.ApiUri, DetailsPath))
        {
            Content = new StringContent($$"""{"interval":"{{PastDay}}"}""", null, "application/json"),
        };
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public static AuthenticationHeaderValue Basic(string id, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.Latin1.GetBytes($"{id}:{secret}")));

    /// <summary>Returns the body of an answer that must have a status.</summary>
    public static async Task<JsonElement> Json(HttpResponseMessage answer, int status = 200)
    {
        using (answer)
        {
            string text = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode == status, text);
            return JsonDocument.Parse(text).RootElement;
        }
    }

    public static async Task<string?> Code(HttpResponseMessage answer)
    {
        using JsonDocument json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        JsonElement root = json.RootElement;
        return root.GetProperty(root.TryGetProperty("code", out _) ? "code" : "error").GetString();
    }

    public void Dispose()
    {
        Http.Dispose();
        Server.Dispose();
    }
}

/// <summary>A fake clock that signals the first wait on it.</summary>
internal sealed class SignallingTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task WaitStarted => _waiting.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        _waiting.TrySetResult();
        return timer;
    }
}
