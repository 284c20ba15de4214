namespace GenesysReporting.Analytics.Catalog;

/// <summary>A way to order results.</summary>
/// <param name="Member">The member that takes a direction, such as order.</param>
/// <param name="Directions">The values of that member.</param>
/// <param name="ByMember">The member that names what to order by; null where there is none.</param>
/// <param name="By">The values of <paramref name="ByMember"/>.</param>
public sealed record QueryOrdering(
    string Member, IReadOnlyList<string> Directions, string? ByMember, IReadOnlyList<string> By)
{
    /// <inheritdoc/>
    public override string ToString() => ByMember is null ? Member : $"{Member}, {ByMember}";
}
