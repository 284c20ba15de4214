namespace GenesysReporting.Build;

/// <summary>Tasks that need PowerShell and say so when there is none.</summary>
internal static class ScriptTasks
{
    /// <summary>Writes the pages of the reports and compiles the help; the second build copies it into the module.</summary>
    public static int Docs(BuildOptions options)
    {
        int compiled = Run(options, "docs/Update-ReportHelp.ps1", "docs/Build-Help.ps1");
        return compiled == 0 ? BuildTasks.Build(options) : compiled;
    }

    /// <summary>Runs all benchmarks, also after one that fails.</summary>
    public static int Bench(BuildOptions options) => Run(
        options,
        "benchmarks/Measure-ImportTime.ps1",
        "benchmarks/Measure-Connect.ps1",
        "benchmarks/Measure-PagesWithLatency.ps1",
        "benchmarks/Measure-Export.ps1",
        "benchmarks/Measure-ExportMemory.ps1",
        "benchmarks/Measure-Documents.ps1",
        "benchmarks/Measure-Stores.ps1",
        "benchmarks/Measure-StoreMemory.ps1");

    private static int Run(BuildOptions options, params string[] scripts)
    {
        int built = BuildTasks.Build(options);
        if (built != 0)
        {
            return built;
        }

        return PowerShellHost.Find(options) is { } host ? scripts.Max(script => host.RunScript(options, script)) : 1;
    }
}
