using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysReporting.Sandbox;

namespace GenesysReporting.Chaos.Tests;

/// <summary>A client of the sandbox with a separate token, without the engine.</summary>
internal sealed class PlainClient : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly SandboxServer _server;

    private PlainClient(SandboxServer server) => _server = server;

    public static async Task<PlainClient> SignInAsync(SandboxServer server)
    {
        var client = new PlainClient(server);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.LoginUri, "oauth/token"))
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
        };
        byte[] credential = Encoding.Latin1.GetBytes($"{server.ClientId}:{server.ClientSecret}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credential));
        JsonElement answer = await ReadAsync(await client._http.SendAsync(request));
        client._http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", answer.GetProperty("access_token").GetString());
        return client;
    }

    public async Task<JsonElement> GetAsync(string path) => await ReadAsync(await _http.GetAsync(new Uri(_server.ApiUri, path)));

    public async Task<JsonElement> PostAsync(string path, JsonObject body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await ReadAsync(await _http.PostAsync(new Uri(_server.ApiUri, path), content));
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            string text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, text);
            return JsonDocument.Parse(text).RootElement;
        }
    }
}
