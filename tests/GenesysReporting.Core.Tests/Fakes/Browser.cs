using System.Net;
using GenesysReporting.Auth.Code;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Tests.Fakes;

/// <summary>A browser that opens the sign-in page and calls back with a given query.</summary>
internal sealed class Browser(RedirectTarget redirect)
{
    private readonly TaskCompletionSource<(HttpStatusCode Status, string Page)> _shown = new();

    public Uri? Address { get; private set; }

    /// <summary>The page of the callback.</summary>
    public Task<(HttpStatusCode Status, string Page)> Shown => _shown.Task;

    public static RedirectTarget FreeRedirect(string host = "localhost", string path = "/callback") =>
        RedirectTarget.Parse($"http://{host}:{FreePort.Next()}{path}");

    /// <summary>Comes back with the query that the function makes of the state.</summary>
    public Action<Uri> Answering(Func<string, string> query) => address =>
    {
        Address = address;
        string target = $"{redirect.Text}?{query(Uri.EscapeDataString(Field(address, "state")))}";
        _ = Task.Run(async () =>
        {
            try
            {
                _shown.SetResult(await GetAsync(target));
            }
            catch (Exception e)
            {
                _shown.SetException(e);
            }
        });
    };

    public static async Task<(HttpStatusCode Status, string Page)> GetAsync(string address)
    {
        using var client = new HttpClient();
        using HttpResponseMessage answer = await client.GetAsync(new Uri(address));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public static string Field(Uri address, string name) => Uri.UnescapeDataString(
        address.Query.TrimStart('?').Split('&').Single(f => f.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..]);
}
