namespace GenesysReporting.Build;

/// <summary>Writes the catalogue of analytics queries from the platform's description and the supplement.</summary>
internal static class CatalogTask
{
    private const string Contract = "shared/contract/analytics.openapi.json";

    public static int Run(BuildOptions options)
    {
        if ((options.Contract ?? FindContract(options.Root)) is not { } contract)
        {
            Console.Error.WriteLine($"{Contract} was not found beside the repository. Name the file with --contract.");
            return 1;
        }

        return Shell.Run(
            options.Root,
            "dotnet",
            [
                "run", "--project", "tools/CatalogGenerator", "-c", options.Configuration, "--",
                contract, "tools/CatalogGenerator/supplement.json", "src/GenesysReporting.Core/Analytics/Catalog/catalog.json",
            ]);
    }

    private static string? FindContract(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string path = Path.Combine(folder, Contract);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
