using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace GenesysReporting.OAuth.Tests;

/// <summary>A script of the server's folder. Its task goes in by standard input, where no list of processes shows it.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Process _process;
    private readonly Evidence _evidence;
    private readonly string _script;
    private readonly Task<string> _errors;

    private NodeProcess(Process process, string script, Evidence evidence)
    {
        _process = process;
        _script = script;
        _evidence = evidence;
        _errors = ReadErrorsAsync();
    }

    public static async Task<NodeProcess> StartAsync(string script, object task, Evidence evidence)
    {
        var start = new ProcessStartInfo(Tools.Node!, [script])
        {
            WorkingDirectory = Tools.ServerFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        var started = new NodeProcess(Process.Start(start)!, script, evidence);
        await started._process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(task, JsonSerializerOptions.Web));
        await started._process.StandardInput.FlushAsync();
        return started;
    }

    /// <summary>The next line that it prints; null at its end.</summary>
    public async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        string? line = await _process.StandardOutput.ReadLineAsync(cancellationToken);
        _evidence.AddLine(_script, line);
        return line;
    }

    /// <summary>All that it prints until its end; each line counts as printed at once.</summary>
    public async Task<string> ReadToEndAsync(CancellationToken cancellationToken = default)
    {
        var all = new StringBuilder();
        while (await ReadLineAsync(cancellationToken) is { } line)
        {
            all.AppendLine(line);
        }

        return all.ToString();
    }

    /// <summary>What it complained about, once it has ended.</summary>
    public Task<string> ErrorsAsync() => _errors;

    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>Ends it: its input's end asks it to, and one that does not is stopped with its children.</summary>
    public async ValueTask DisposeAsync()
    {
        CloseInput();
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
    }

    private async Task<string> ReadErrorsAsync()
    {
        var all = new StringBuilder();
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            _evidence.AddLine($"{_script}, errors", line);
            all.AppendLine(line);
        }

        return all.ToString();
    }
}
