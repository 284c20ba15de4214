using System.Runtime.InteropServices;

namespace GenesysReporting.Build;

/// <summary>Finds the .NET 8 runtime, which PowerShell 7.4 runs on: an installed one, otherwise that of the package registry.</summary>
internal static class Net8Runtime
{
    private const string Project = "tests/Net8/Net8.proj";
    private const string Framework = "Microsoft.NETCore.App";

    /// <summary>Returns the path of the program <c>dotnet</c> that has it; null if there is none for this machine.</summary>
    public static string? Find(BuildOptions options)
    {
        string installed = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        string program = Path.Combine(installed, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        if (Directory.EnumerateDirectories(Path.Combine(installed, "shared", Framework), "8.*").Any())
        {
            return program;
        }

        // The registry's package has the files of the runtime, but not the program that starts it.
        bool isKnown = OperatingSystem.IsLinux() && RuntimeInformation.RuntimeIdentifier.EndsWith("-x64", StringComparison.Ordinal)
            && !RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal);
        return isKnown && Shell.Succeeds(options.Root, "dotnet", "restore", Project) ? LayOut(options, program) : null;
    }

    private static string? LayOut(BuildOptions options, string program)
    {
        if (Read(options, "RuntimeFolder") is not { } package || Read(options, "RuntimeVersion") is not { } version)
        {
            return null;
        }

        string root = options.At("artifacts", "net8", "runtime");
        string host = Directory.CreateDirectory(Path.Combine(root, "host", "fxr", version)).FullName;
        string shared = Directory.CreateDirectory(Path.Combine(root, "shared", Framework, version)).FullName;
        string native = Path.Combine(package, "native");
        File.Copy(Path.Combine(native, "libhostfxr.so"), Path.Combine(host, "libhostfxr.so"), overwrite: true);
        foreach (string file in Directory.GetFiles(native).Concat(Directory.GetFiles(Path.Combine(package, "lib", "net8.0"))))
        {
            File.Copy(file, Path.Combine(shared, Path.GetFileName(file)), overwrite: true);
        }

        string copy = Path.Combine(root, "dotnet");
        File.Copy(program, copy, overwrite: true);
        return copy;
    }

    private static string? Read(BuildOptions options, string property) =>
        Shell.Read(options.Root, "dotnet", "msbuild", Project, "-nologo", $"-getProperty:{property}");
}
