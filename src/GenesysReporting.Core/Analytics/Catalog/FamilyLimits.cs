namespace GenesysReporting.Analytics.Catalog;

/// <summary>The limits of a family; what is not known is null.</summary>
public sealed record FamilyLimits
{
    /// <summary>The longest interval that a query without a filter may have, in days.</summary>
    public int? MaxDaysUnfiltered { get; init; }

    /// <summary>The longest interval that a query with a filter may have, in days.</summary>
    public int? MaxDaysFiltered { get; init; }

    /// <summary>How many results can be paged through.</summary>
    public int? MaxResults { get; init; }

    /// <summary>The largest page that surely works.</summary>
    public int? PageSize { get; init; }

    /// <summary>The largest page of a job's results that surely works.</summary>
    public int? JobPageSize { get; init; }
}
