namespace GenesysReporting.CatalogGenerator;

/// <summary>Checks that each path of the contract has one family or one reason.</summary>
internal static class Coverage
{
    /// <summary>Returns a sentence for each path that has none or several.</summary>
    public static IEnumerable<string> Problems(Contract contract, Supplement supplement, IReadOnlyList<Family> families) =>
        from path in contract.Paths
        let owners = families.Where(f => f.Paths.Contains(path)).Select(f => f.Name).ToArray()
        let reasons = supplement.ReasonsOf(path)
        where owners.Length + reasons.Length != 1
        select $"{path}: families [{string.Join(", ", owners)}], reasons [{string.Join(", ", reasons)}]";
}
