using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace GenesysReporting.OAuth.Tests;

/// <summary>
/// A script of the server's folder. What it needs goes in by standard input, where no list of processes shows it, and
/// its files and those of its children go to a separate folder.
/// </summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string[] Folders =
        ["HOME", "TMPDIR", "TMP", "TEMP", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"];

    private readonly string _script;
    private readonly Evidence _evidence;
    private readonly string _folder = Directory.CreateTempSubdirectory("oauth-test-").FullName;
    private readonly Process _process;
    private readonly Task _errors;

    public NodeProcess(string script, Evidence evidence)
    {
        _script = script;
        _evidence = evidence;
        var start = new ProcessStartInfo(Tools.Node!, [script])
        {
            WorkingDirectory = Tools.ServerFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        foreach (string name in Folders)
        {
            start.Environment[name] = _folder;
        }

        _process = Process.Start(start)!;
        _errors = ReadErrorsAsync();
    }

    public async Task WriteAsync(object message)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(message, JsonSerializerOptions.Web));
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>The next line that it prints; null at its end.</summary>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        string? line = await _process.StandardOutput.ReadLineAsync(cancellationToken);
        _evidence.AddLine(_script, line);
        return line;
    }

    /// <summary>Writes down what is on disk now.</summary>
    public void AddFiles() => _evidence.AddFolder(_folder);

    /// <summary>Ends it: its input's end asks it to, and one that does not is stopped with its children.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _errors;
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            _evidence.AddLine($"{_script}, errors", line);
        }
    }
}
