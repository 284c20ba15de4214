using System.Text.Json.Nodes;

namespace GenesysReporting.CatalogGenerator;

/// <summary>Makes the catalogue's text; the same input gives the same bytes.</summary>
internal static class Generator
{
    /// <summary>Raises where a path of the contract belongs to no family and no reason says why, or to two.</summary>
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
            ["dimensions"] = Dimensions.ToJson(contract, families),
        });
    }

    /// <summary>In order of name.</summary>
    public static Family[] Families(Contract contract, Supplement supplement) =>
    [
        .. contract.Paths
            .Where(path => Family.IsQuery(contract, path) && supplement.ReasonsOf(path).Length == 0)
            .Select(path => new Family(contract, supplement, path))
            .OrderBy(family => family.Name, StringComparer.Ordinal),
    ];
}
