using System.Diagnostics;

namespace GenesysReporting.Build;

/// <summary>Runs programs and passes their output through.</summary>
internal static class Shell
{
    public static int Run(string folder, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false };
        // The build server of one run must not outlive it and hold files of the next.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>
    /// Runs a program with a time limit, after which it and its child processes are ended, and prints each of its lines with a prefix. Returns
    /// the exit code; null if the limit was reached.
    /// </summary>
    public static int? RunWithin(TimeSpan limit, string prefix, string folder, string program, params IEnumerable<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task[] printing = [PrintAsync(process.StandardOutput, prefix), PrintAsync(process.StandardError, prefix)];
        bool hasEnded = process.WaitForExit(limit);
        if (!hasEnded)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        // With a limit, as a process that a test has left may hold the pipes.
        Task.WaitAll(printing, TimeSpan.FromSeconds(10));
        return hasEnded ? process.ExitCode : null;
    }

    /// <summary>Returns what a program prints; null if it does not start or does not succeed.</summary>
    public static string? Read(string folder, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? printed.Trim() : null;
    }

    /// <summary>Returns the same; null also if the program is not there.</summary>
    public static string? TryRead(string folder, string program, params string[] arguments) =>
        Succeeds(folder, program, arguments) ? Read(folder, program, arguments) : null;

    /// <summary>True if a program starts and succeeds; its output is discarded.</summary>
    public static bool Succeeds(string folder, string program, params IEnumerable<string> arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task PrintAsync(StreamReader lines, string prefix)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            Console.WriteLine(prefix + line);
        }
    }
}
