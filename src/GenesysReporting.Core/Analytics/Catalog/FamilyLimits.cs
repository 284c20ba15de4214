namespace GenesysReporting.Analytics.Catalog;

/// <summary>The limits of a family; an unknown limit is null.</summary>
public sealed record FamilyLimits
{
    /// <summary>The longest interval that a query without a filter may have, in days.</summary>
    public int? MaxDaysUnfiltered { get; init; }

    /// <summary>The longest interval that a query with a filter may have, in days.</summary>
    public int? MaxDaysFiltered { get; init; }

    /// <summary>The number of results that can be paged through.</summary>
    public int? MaxResults { get; init; }

    /// <summary>The largest page size that is known to work.</summary>
    public int? PageSize { get; init; }

    /// <summary>The largest page size of a job's results that is known to work.</summary>
    public int? JobPageSize { get; init; }
}
