using System.Text.Json;
using GenesysReporting.Auth.Code;

namespace GenesysReporting.OAuth.Tests;

/// <summary>The browser's last page: the address without its query, and the visible text.</summary>
public sealed record BrowserPage(string Address, int Status, string Title, string Text);

/// <summary>A user with a real browser, who signs in and then allows or denies.</summary>
internal sealed class BrowserUser(OAuthServer server, RedirectTarget redirect)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly TaskCompletionSource<BrowserPage> _page = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool Denies { get; init; }

    public RedirectTarget Redirect => redirect;

    /// <summary>The address that the browser was sent to; null as long as it was not.</summary>
    public Uri? Address { get; private set; }

    /// <summary>The page at the end; fails when the browser does.</summary>
    public Task<BrowserPage> Page => _page.Task;

    /// <summary>For <c>ConnectOptions.ShowSignIn</c>.</summary>
    public void Show(Uri address)
    {
        Address = address;
        _ = Task.Run(async () =>
        {
            try
            {
                _page.SetResult(await DriveAsync(address));
            }
            catch (Exception e)
            {
                _page.SetException(e);
            }
        });
    }

    /// <summary>Waits for work and for the browser that it needs; a browser that fails ends both.</summary>
    public async Task<T> WatchAsync<T>(Func<CancellationToken, Task<T>> work)
    {
        using var stop = new CancellationTokenSource(Patience);
        Task<T> working = work(stop.Token);
        await Task.WhenAny(working, Page);
        if (Address is not null && await Task.WhenAny(Page) is { IsCompletedSuccessfully: false })
        {
            await stop.CancelAsync();
            await Page;
        }

        return await working;
    }

    private async Task<BrowserPage> DriveAsync(Uri address)
    {
        using var limit = new CancellationTokenSource(Patience);
        await server.Browser!.WriteAsync(new
        {
            address = address.AbsoluteUri,
            redirect = redirect.Text,
            user = OAuthServer.Login,
            password = server.Password,
            deny = Denies,
        });
        string? line = await server.Browser.ReadAsync(limit.Token);
        return line?.Contains("\"error\":", StringComparison.Ordinal) == false
            ? JsonSerializer.Deserialize<BrowserPage>(line, JsonSerializerOptions.Web)!
            : throw new InvalidOperationException($"The browser failed: {line ?? "it ended"}");
    }
}
