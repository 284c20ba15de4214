using System.Text.Json.Nodes;

namespace GenesysReporting.CatalogGenerator;

/// <summary>Writes the catalogue's text. The same input yields the same bytes.</summary>
internal static class Generator
{
    /// <summary>Returns the catalogue's text; throws if a path of the contract does not have exactly one family or reason.</summary>
    public static string Run(string contractText, string supplementText)
    {
        var contract = new Contract(contractText);
        var supplement = new Supplement(supplementText);
        Family[] families = Families(contract, supplement);
        string[] uncovered = [.. Coverage.Problems(contract, supplement, families)];
        if (uncovered.Length > 0)
        {
            throw new InvalidDataException(string.Join(Environment.NewLine, uncovered));
        }

        return CatalogText.Write(new JsonObject
        {
            ["contract"] = contract.Version,
            ["families"] = new JsonArray([.. families.Select(f => f.ToJson(supplement))]),
            ["metrics"] = Metrics.ToJson(families, supplement),
            ["dimensions"] = Dimensions.ToJson(contract, families, supplement),
        });
    }

    /// <summary>Returns the families in order of name.</summary>
    public static Family[] Families(Contract contract, Supplement supplement) =>
    [
        .. contract.Paths
            .Where(path => Family.IsQuery(contract, path) && supplement.ReasonsOf(path).Length == 0)
            .Select(path => new Family(contract, supplement, path))
            .OrderBy(family => family.Name, StringComparer.Ordinal),
    ];
}
