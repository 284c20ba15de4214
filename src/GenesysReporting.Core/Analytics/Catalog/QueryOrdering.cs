namespace GenesysReporting.Analytics.Catalog;

/// <summary>One way to order results.</summary>
/// <param name="Member">The member that takes a direction, such as order.</param>
/// <param name="Directions">Its values.</param>
/// <param name="ByMember">The member that says what to order by; null where there is none.</param>
/// <param name="By">Its values.</param>
public sealed record QueryOrdering(
    string Member, IReadOnlyList<string> Directions, string? ByMember, IReadOnlyList<string> By)
{
    /// <inheritdoc/>
    public override string ToString() => ByMember is null ? Member : $"{Member}, {ByMember}";
}
