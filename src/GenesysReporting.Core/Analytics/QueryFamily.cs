namespace GenesysReporting.Analytics;

/// <summary>One kind of analytics question: its endpoint and the platform's rules for it.</summary>
/// <param name="Name">What <c>-Type</c> calls it.</param>
/// <param name="QueryPath">The path of its query.</param>
/// <param name="Permissions">The permissions of which it needs any one.</param>
public sealed record QueryFamily(string Name, string QueryPath, IReadOnlyList<string> Permissions)
{
    /// <summary>The longest interval that a query without a filter may have, in days.</summary>
    public int MaxDaysUnfiltered { get; init; }

    /// <summary>The largest page.</summary>
    public int PageSize { get; init; }

    /// <summary>How many results can be paged through.</summary>
    public int MaxResults { get; init; }
}
