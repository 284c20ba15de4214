namespace GenesysReporting.Build;

/// <summary>Finds Pester: where PowerShell has it, else from the package registry.</summary>
internal static class PesterModule
{
    private const string Project = "tests/Pester/Pester.proj";

    /// <summary>What to import, a name or a path; null where Pester cannot be had.</summary>
    public static string? Find(BuildOptions options, PowerShellHost host)
    {
        if (host.Has(options, "Pester"))
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
