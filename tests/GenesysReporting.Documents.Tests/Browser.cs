using System.Diagnostics;
using System.Text.Json.Nodes;

namespace GenesysReporting.Documents.Tests;

/// <summary>One tab of Chromium or Chrome, without a window and with a new profile.</summary>
public sealed class Browser : IAsyncLifetime, IDisposable
{
    private const string Announcement = "DevTools listening on ";
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

    private readonly DevTools _tools = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("genesysreporting-browser").FullName;
    private Process? _process;
    private TaskCompletionSource _loaded = new();

    /// <summary>The browser's path; null if there is none.</summary>
    public static string? Program { get; } = Programs.SelectMany(Candidates).FirstOrDefault(File.Exists);

    /// <summary>The messages of the console since the last page was opened.</summary>
    public IEnumerable<string> Messages => Events("Log.entryAdded", "entry", "text");

    /// <summary>The addresses that were requested since the last page was opened.</summary>
    public IEnumerable<string> Requests => Events("Network.requestWillBeSent", "request", "url");

    public async Task InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        await _tools.ConnectAsync(await StartAsync(Program).WaitAsync(DevTools.Limit));
        _tools.OnEvent = name =>
        {
            if (name == "Page.loadEventFired")
            {
                _loaded.TrySetResult();
            }
        };
        JsonNode target = await _tools.SendAsync("Target.createTarget", new() { ["url"] = "about:blank" });
        JsonNode attached = await _tools.SendAsync(
            "Target.attachToTarget", new() { ["targetId"] = target["targetId"]!.GetValue<string>(), ["flatten"] = true });
        _tools.Tab = attached["sessionId"]!.GetValue<string>();
        foreach (string domain in (string[])["Page", "Network", "Log", "Runtime"])
        {
            await _tools.SendAsync(domain + ".enable");
        }
    }

    /// <summary>Opens a page in a window of a width, in the light or the dark scheme.</summary>
    public async Task OpenAsync(string html, int width, bool isDark, bool hasScript = true)
    {
        string file = Path.Combine(_folder, "page.html");
        await File.WriteAllTextAsync(file, html);
        await _tools.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = !hasScript });
        await _tools.SendAsync(
            "Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        await EmulateAsync(string.Empty, isDark);
        _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _tools.Events.Clear();
        await _tools.SendAsync("Page.navigate", new() { ["url"] = new Uri(file).AbsoluteUri });
        await _loaded.Task.WaitAsync(DevTools.Limit);
    }

    /// <summary>Returns the value of an expression as text.</summary>
    public async Task<string> EvaluateAsync(string expression)
    {
        JsonNode answer = await _tools.SendAsync("Runtime.evaluate", new() { ["expression"] = $"String({expression})", ["returnByValue"] = true });
        return answer["result"]!["value"]?.GetValue<string>() ?? answer.ToJsonString();
    }

    /// <summary>Shows the page as it is printed, in the light or the dark scheme.</summary>
    public Task ShowPrintAsync(bool isDark) => EmulateAsync("print", isDark);

    /// <summary>Returns a picture of the page's first pixels as PNG.</summary>
    public async Task<byte[]> PictureAsync(int width, int height = 2_400) => Convert.FromBase64String((await _tools.SendAsync("Page.captureScreenshot", new()
    {
        ["captureBeyondViewport"] = true,
        ["clip"] = new JsonObject { ["x"] = 0, ["y"] = 0, ["width"] = width, ["height"] = height, ["scale"] = 1 },
    }))["data"]!.GetValue<string>());

    /// <summary>Returns the printed page as PDF.</summary>
    public async Task<byte[]> PrintAsync() => Convert.FromBase64String(
        (await _tools.SendAsync("Page.printToPDF", new() { ["preferCSSPageSize"] = true, ["printBackground"] = true }))["data"]!.GetValue<string>());

    public async Task DisposeAsync()
    {
        await _tools.CloseAsync();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync().WaitAsync(DevTools.Limit);
        }
    }

    public void Dispose()
    {
        _tools.Dispose();
        _process?.Dispose();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A child of the browser may still be writing; the folder is in the temporary files.
        }
    }

    private Task<JsonNode> EmulateAsync(string media, bool isDark) => _tools.SendAsync("Emulation.setEmulatedMedia", new()
    {
        ["media"] = media,
        ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = isDark ? "dark" : "light" }),
    });

    private async Task<Uri> StartAsync(string program)
    {
        string[] arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-background-networking",
            "--remote-debugging-port=0", $"--user-data-dir={_folder}", "about:blank"];
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = new(program, arguments) { RedirectStandardError = true } };
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith(Announcement, StringComparison.Ordinal) == true)
            {
                address.TrySetResult(new Uri(line.Data[Announcement.Length..]));
            }
        };
        _process.Start();
        _process.BeginErrorReadLine();
        return await address.Task;
    }

    private IEnumerable<string> Events(string method, string item, string value) => _tools.Events
        .Where(e => e["method"]!.GetValue<string>() == method)
        .Select(e => e["params"]![item]![value]!.GetValue<string>());

    private static IEnumerable<string> Candidates(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program));
}
