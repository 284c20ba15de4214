namespace GenesysReporting.Analytics.Filters;

/// <summary>How deep filters are. A body has a filter's own predicates, and clauses with predicates: no more.</summary>
internal static class FilterShape
{
    public const int MaxDepth = 2;

    /// <summary>0 for a predicate, 1 for a group of predicates, and so on.</summary>
    public static int Depth(QueryFilter filter) =>
        filter is FilterGroup group ? 1 + group.Parts.Max(Depth) : 0;
}
