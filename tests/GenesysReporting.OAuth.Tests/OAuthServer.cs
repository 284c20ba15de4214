using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using GenesysReporting.Auth.Code;
using GenesysReporting.Regions;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.OAuth.Tests;

/// <summary>The certified OAuth server, for the tests of a class, and all that is known of them.</summary>
public sealed class OAuthServer : IAsyncLifetime, IDisposable
{
    public const string Asserting = "client-with-assertions";
    public const string Confidential = "client-with-secret";
    public const string Login = "ada";
    public const string Organization = "proving-ground";
    public const string Open = "client-with-proof-key";
    private const string Ready = "ready ";
    private readonly string _key = NewSecret();
    private readonly HttpClient _http = new();
    private Listeners? _listeners;
    private NodeProcess? _server;
    private Task _printing = Task.CompletedTask;
    private Uri? _address;

    public string ClientSecret { get; } = NewSecret();

    public string Password { get; } = NewSecret();

    /// <summary>The one redirect URI that the clients have registered.</summary>
    public RedirectTarget Redirect { get; } = FreeRedirect();

    public PlatformEndpoints Endpoints => PlatformEndpoints.Of(_address!, _address!);

    internal Evidence Evidence { get; } = new();

    /// <summary>The browser, for one sign-in at a time.</summary>
    internal NodeProcess? Browser { get; private set; }

    public static string NewSecret() => Convert.ToHexString(RandomNumberGenerator.GetBytes(20));

    public async Task InitializeAsync()
    {
        if (Tools.Missing is not null)
        {
            return;
        }

        _listeners = new Listeners(Evidence);
        Browser = new NodeProcess("drive.mjs", Evidence);
        await Browser.WriteAsync(new { browser = Tools.Browser });
        _server = new NodeProcess("server.mjs", Evidence);
        await _server.WriteAsync(Settings());
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        string? line = await _server.ReadAsync(limit.Token);
        _address = line?.StartsWith(Ready, StringComparison.Ordinal) == true
            ? new Uri(line[Ready.Length..])
            : throw new InvalidOperationException($"The server did not start; it printed '{line}'.");
        _printing = ReadToEndAsync(_server);
    }

    public async Task DisposeAsync()
    {
        foreach (NodeProcess process in Processes())
        {
            await process.DisposeAsync();
        }

        await _printing;
    }

    public void Dispose()
    {
        _listeners?.Dispose();
        _http.Dispose();
    }

    /// <summary>Writes down what the server and the browser have on disk.</summary>
    internal void AddFiles()
    {
        foreach (NodeProcess process in Processes())
        {
            process.AddFiles();
        }
    }

    /// <summary>All secrets so far: those of the set-up, and what the server handed out and was sent, in order.</summary>
    internal async Task<IReadOnlyList<KnownSecret>> SecretsAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_address!, "/control/issued"));
        request.Headers.Add("X-Key", _key);
        using HttpResponseMessage answer = await _http.SendAsync(request);
        Issued[] issued = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Issued[]>())!;
        return
        [
            new KnownSecret("client secret", ClientSecret),
            new KnownSecret("password", Password),
            new KnownSecret("key", _key),
            .. issued.Select(i => new KnownSecret(i.Kind, i.Value)),
        ];
    }

    /// <summary>Uses a refresh token from outside, like a thief.</summary>
    internal async Task<(HttpStatusCode Status, string Text)> RefreshAsync(KnownSecret token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address!, "/oauth/token"));
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Confidential}:{ClientSecret}")));
        request.Content = new FormUrlEncodedContent(
            [new("grant_type", "refresh_token"), new("refresh_token", token.Reveal())]);
        return await SendAsync(request);
    }

    /// <summary>Calls the API with an access token from outside.</summary>
    internal async Task<HttpStatusCode> CallAsync(HttpMethod method, KnownSecret token)
    {
        using var request = new HttpRequestMessage(method, new Uri(_address!, "/api/v2/tokens/me"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        return (await SendAsync(request)).Status;
    }

    private static async Task ReadToEndAsync(NodeProcess process)
    {
        while (await process.ReadAsync(CancellationToken.None) is not null)
        {
            // It is evidence already.
        }
    }

    private static RedirectTarget FreeRedirect() => RedirectTarget.Parse($"http://localhost:{FreePort.Next()}/callback");

    private async Task<(HttpStatusCode Status, string Text)> SendAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage answer = await _http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private IEnumerable<NodeProcess> Processes() => new[] { Browser, _server }.OfType<NodeProcess>();

    private object Settings() => new
    {
        confidential = new { id = Confidential, secret = ClientSecret },
        asserting = new { id = Asserting, secret = ClientSecret },
        organization = Organization,
        open = new { id = Open },
        redirect = Redirect.Text,
        user = new { id = "user-1", name = "Ada", login = Login, password = Password },
        key = _key,
    };

    private sealed record Issued(string Kind, string Value);
}
