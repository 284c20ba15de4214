namespace GenesysReporting.Build;

/// <summary>The plain build, which also assembles the module in out/GenesysReporting.</summary>
internal static class BuildTasks
{
    public static int Build(BuildOptions options) => Shell.Run(
        options.Root,
        "dotnet",
        ["build", "GenesysReporting.sln", "-c", options.Configuration, "-v", "quiet", "-nologo", "-clp:NoSummary"]);
}
