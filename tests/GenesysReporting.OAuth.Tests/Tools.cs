using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace GenesysReporting.OAuth.Tests;

/// <summary>The tools that these tests need in addition to the .NET SDK.</summary>
internal static class Tools
{
    private const int OldestNode = 20;
    private static readonly string[] Browsers =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

    /// <summary>The folder of the server's scripts and packages.</summary>
    public static string ServerFolder { get; } =
        Path.Combine(FindRoot(), "tests", "GenesysReporting.OAuth.Tests", "server");

    public static string? Node { get; } = Find("node");

    public static string? Browser { get; } = Browsers.Select(Find).FirstOrDefault(path => path is not null);

    /// <summary>A message about missing tools; null if there are none.</summary>
    public static string? Missing { get; } = FindMissing();

    private static string? FindMissing()
    {
        string[] missing = [.. Wanted().OfType<string>()];
        return missing.Length == 0 ? null : $"Missing: {string.Join("; ", missing)}.";
    }

    private static IEnumerable<string?> Wanted()
    {
        yield return NodeVersion() >= OldestNode ? null : $"Node.js {OldestNode} or later on the PATH";
        yield return new[] { "oidc-provider", "playwright-core" }
            .All(name => File.Exists(Path.Combine(ServerFolder, "node_modules", name, "package.json")))
            ? null
            : "the server's packages ('npm ci' in tests/GenesysReporting.OAuth.Tests/server)";
        yield return Browser is not null ? null : $"a browser on the PATH ({string.Join(", ", Browsers)})";
    }

    private static int NodeVersion()
    {
        if (Node is null)
        {
            return 0;
        }

        try
        {
            using Process process = Process.Start(new ProcessStartInfo(Node, ["--version"]) { RedirectStandardOutput = true })!;
            string version = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return int.TryParse(
                version.TrimStart('v').Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major)
                    ? major
                    : 0;
        }
        catch (Win32Exception)
        {
            return 0;
        }
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program))
        .FirstOrDefault(File.Exists);

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "GenesysReporting.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}

/// <summary>A test that is skipped, with the reason, where the server or the browser cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealServerFactAttribute : FactAttribute
{
    public RealServerFactAttribute() => Skip = Tools.Missing;
}
