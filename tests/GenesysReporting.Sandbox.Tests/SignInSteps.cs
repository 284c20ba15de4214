using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GenesysReporting.Sandbox.Tests;

/// <summary>The steps of a client and a browser from the sign-in page to the tokens.</summary>
internal sealed class SignInSteps : IDisposable
{
    public const string Callback = "http://localhost:8080/callback";
    public const string Verifier = "A-long-verifier.with~every_kind-of-letter-0123456789";

    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public SignInSteps(SandboxOptions? options = null) => Sandbox = new SandboxFixture(options);

    public SandboxFixture Sandbox { get; }

    public SandboxServer Server => Sandbox.Server;

    public static string Challenge => ChallengeOf(Verifier);

    /// <summary>Returns a correct query of the confidential client with some changes; null removes a parameter.</summary>
    public string CodeQuery(params (string Name, string? Value)[] changes) =>
        Query([("client_id", Server.CodeClientId), ("redirect_uri", Callback), ("response_type", "code")], changes);

    /// <summary>Returns a correct query of the public client with some changes.</summary>
    public string PkceQuery(params (string Name, string? Value)[] changes) => Query(
        [
            ("client_id", Server.PkceClientId), ("redirect_uri", Callback), ("response_type", "code"),
            ("code_challenge", Challenge), ("code_challenge_method", "S256"),
        ],
        changes);

    public Task<HttpResponseMessage> Open(string query) =>
        _browser.GetAsync(new Uri(Server.LoginUri, "oauth/authorize?" + query));

    /// <summary>Opens the page and presses a button of its form, like a browser.</summary>
    public async Task<HttpResponseMessage> Press(string query, string action = "sign-in", int user = 0)
    {
        using HttpResponseMessage page = await Open(query);
        string html = await page.Content.ReadAsStringAsync();
        Assert.True(page.StatusCode == HttpStatusCode.OK, html);
        string target = WebUtility.HtmlDecode(Regex.Match(html, "<form method=\"post\" action=\"([^\"]*)\"").Groups[1].Value);
        Dictionary<string, string> form = new() { ["action"] = action, ["user"] = Server.Users[user].Id };
        return await _browser.PostAsync(new Uri(Server.LoginUri, target), new FormUrlEncodedContent(form));
    }

    public async Task<string> Code(string query, int user = 0)
    {
        using HttpResponseMessage answer = await Press(query, "sign-in", user);
        return Field(answer, "code")!;
    }

    public Task<HttpResponseMessage> Exchange(string code, string redirectUri = Callback, string more = "") =>
        Confidential($"grant_type=authorization_code&code={code}&redirect_uri={Uri.EscapeDataString(redirectUri)}{more}");

    public Task<HttpResponseMessage> ExchangePkce(string code, string? verifier = Verifier, string redirectUri = Callback) =>
        Public($"grant_type=authorization_code&code={code}&redirect_uri={Uri.EscapeDataString(redirectUri)}"
            + $"&client_id={Server.PkceClientId}" + (verifier is null ? "" : "&code_verifier=" + Uri.EscapeDataString(verifier)));

    public Task<HttpResponseMessage> Refresh(string token) =>
        Confidential("grant_type=refresh_token&refresh_token=" + token);

    public Task<HttpResponseMessage> Confidential(string form) =>
        Sandbox.TokenRequest(SandboxFixture.Basic(Server.CodeClientId, Server.CodeClientSecret), form);

    public Task<HttpResponseMessage> Public(string form) => Sandbox.TokenRequest(null, form, "application/x-www-form-urlencoded");

    /// <summary>Returns the tokens of a user who signs in through the confidential client.</summary>
    public async Task<(string Access, string Refresh)> Tokens(int user = 0)
    {
        JsonElement json = await SandboxFixture.Json(await Exchange(await Code(CodeQuery(), user)));
        return (json.GetProperty("access_token").GetString()!, json.GetProperty("refresh_token").GetString()!);
    }

    public async Task<HttpResponseMessage> Call(string token, string path, string? body = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? (body is null ? HttpMethod.Get : HttpMethod.Post), new Uri(Server.ApiUri, path));
        request.Headers.Authorization = new("Bearer", token);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return await Sandbox.Http.SendAsync(request);
    }

    public async Task<HttpStatusCode> Status(string token)
    {
        using HttpResponseMessage answer = await Call(token, "api/v2/tokens/me");
        return answer.StatusCode;
    }

    public static async Task Refused(HttpResponseMessage answer, int status, string error)
    {
        using (answer)
        {
            JsonElement json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal((status, error), ((int)answer.StatusCode, json.GetProperty("error").GetString()));
            Assert.NotEmpty(json.GetProperty("description").GetString()!);
            Assert.Equal(json.GetProperty("description").GetString(), json.GetProperty("error_description").GetString());
        }
    }

    public static string Location(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.GetValues("Location").Single();
    }

    /// <summary>Returns a field of the redirect, decoded; null if it is missing.</summary>
    public static string? Field(HttpResponseMessage answer, string name)
    {
        string[] fields = Location(answer).Split('?', 2)[1].Split('&');
        string? field = fields.SingleOrDefault(one => one.StartsWith(name + "=", StringComparison.Ordinal));
        return field is null ? null : Uri.UnescapeDataString(field[(name.Length + 1)..]);
    }

    public static string ChallengeOf(string verifier) => Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))
        .TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public void Dispose()
    {
        _browser.Dispose();
        Sandbox.Dispose();
    }

    private static string Query((string Name, string? Value)[] right, (string Name, string? Value)[] changes) => string.Join(
        '&',
        right.Where(field => !changes.Any(change => change.Name == field.Name)).Concat(changes)
            .Where(field => field.Value is not null)
            .Select(field => field.Name + "=" + Uri.EscapeDataString(field.Value!)));
}
