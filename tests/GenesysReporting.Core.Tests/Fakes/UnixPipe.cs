using System.Diagnostics;

namespace GenesysReporting.Tests.Fakes;

/// <summary>Named pipes, which would be waited for if they were opened.</summary>
internal static class UnixPipe
{
    /// <summary>The reason why there are none; null if there are.</summary>
    public static string? Missing { get; } = OperatingSystem.IsWindows() ? "Missing: Unix, whose folders can hold pipes."
        : Array.Exists(["/usr/bin/mkfifo", "/bin/mkfifo"], File.Exists) ? null
        : "Missing: mkfifo.";

    public static void Create(string path)
    {
        using Process made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }
}

/// <summary>A test that needs Unix and its pipes, and is skipped elsewhere.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = UnixPipe.Missing;
}

/// <summary>A test that needs Unix and its pipes, and is skipped elsewhere.</summary>
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute() => Skip = UnixPipe.Missing;
}
