namespace GenesysReporting.CatalogGenerator;

/// <summary>Holds the contract's paths against the families and the reasons.</summary>
internal static class Coverage
{
    /// <summary>A sentence for each path that is covered by none or by several.</summary>
    public static IEnumerable<string> Problems(Contract contract, Supplement supplement, IReadOnlyList<Family> families) =>
        from path in contract.Paths
        let owners = families.Where(f => f.Paths.Contains(path)).Select(f => f.Name).ToArray()
        let reasons = supplement.ReasonsOf(path)
        where owners.Length + reasons.Length != 1
        select $"{path}: families [{string.Join(", ", owners)}], reasons [{string.Join(", ", reasons)}]";
}
