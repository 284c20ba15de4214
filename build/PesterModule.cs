namespace GenesysReporting.Build;

/// <summary>Finds Pester: in PowerShell, otherwise in the package registry.</summary>
internal static class PesterModule
{
    private const string Project = "tests/Pester/Pester.proj";

    // What tests/Invoke-Pester.ps1 imports.
    private const string OldestVersion = "5.5";

    /// <summary>Returns the name or the path to import; null if Pester is not available.</summary>
    public static string? Find(BuildOptions options, PowerShellHost host)
    {
        if (host.Has(options, "Pester", OldestVersion))
        {
            return "Pester";
        }

        if (!Shell.Succeeds(options.Root, "dotnet", "restore", Project))
        {
            return null;
        }

        string? folder = Shell.Read(options.Root, "dotnet", "msbuild", Project, "-nologo", "-getProperty:PesterFolder");
        return folder is null ? null : Path.Combine(folder, "Pester.psd1");
    }
}
