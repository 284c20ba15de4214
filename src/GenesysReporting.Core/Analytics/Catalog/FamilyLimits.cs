using System.Globalization;

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

    /// <summary>The number of userId predicates that a query may have; a query with more is asked in blocks.</summary>
    public int? MaxUsers { get; init; }

    /// <summary>The number of records that an answer has at most, where there is no page after it.</summary>
    public int? MaxRecords { get; init; }

    /// <summary>True if the announced number of records is an order of magnitude, so that only an empty page is the end.</summary>
    public bool TotalIsApproximate { get; init; }

    /// <summary>The largest page size that is known to work.</summary>
    public int? PageSize { get; init; }

    /// <summary>The largest page size of a job's results that is known to work.</summary>
    public int? JobPageSize { get; init; }

    /// <summary>Returns the known limits by name, and nothing for the others.</summary>
    public override string ToString() => string.Join(", ", Named().Where(l => l.Value is not null)
        .Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Name} {l.Value}")));

    private (string Name, int? Value)[] Named() =>
    [
        (nameof(MaxDaysUnfiltered), MaxDaysUnfiltered), (nameof(MaxDaysFiltered), MaxDaysFiltered), (nameof(MaxResults), MaxResults),
        (nameof(MaxUsers), MaxUsers), (nameof(MaxRecords), MaxRecords), (nameof(PageSize), PageSize), (nameof(JobPageSize), JobPageSize),
    ];
}
