namespace GenesysReporting.Tests.Analytics.Catalog;

/// <summary>A test that needs the platform's own description, where it lies beside the repository.</summary>
public sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute() => Skip = GeneratorInput.ContractPath is null
        ? "shared/contract/analytics.openapi.json was not found above the test's folder: the catalogue was not held against it."
        : null;
}

internal static class GeneratorInput
{
    public static string? ContractPath { get; } = Above("shared", "contract", "analytics.openapi.json");

    public static string Contract => File.ReadAllText(ContractPath!);

    public static string Supplement => File.ReadAllText(Above("tools", "CatalogGenerator", "supplement.json")!);

    public static string Catalog =>
        File.ReadAllText(Above("src", "GenesysReporting.Core", "Analytics", "Catalog", "catalog.json")!);

    private static string? Above(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine([folder.FullName, .. parts]);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
