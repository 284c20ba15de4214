namespace GenesysReporting.Build;

/// <summary>
/// Writes the files that are generated from the platform's contract: the engine's catalogue of analytics queries (with the
/// supplement), and the schemas that the sandbox checks requests with.
/// </summary>
internal static class CatalogTask
{
    public static int Run(BuildOptions options)
    {
        if (options.Contract is not { } contract)
        {
            Console.Error.WriteLine("Name the platform's contract: --contract <analytics.openapi.json>.");
            return 1;
        }

        int made = Generate(
            options,
            "CatalogGenerator",
            contract,
            "tools/CatalogGenerator/supplement.json",
            "src/GenesysReporting.Core/Analytics/Catalog/catalog.json");
        return made != 0
            ? made
            : Generate(options, "SandboxGenerator", contract, "src/GenesysReporting.Sandbox/Resources/analytics.json");
    }

    private static int Generate(BuildOptions options, string tool, params string[] arguments) => Shell.Run(
        options.Root, "dotnet", ["run", "--project", $"tools/{tool}", "-c", options.Configuration, "--", .. arguments]);
}
