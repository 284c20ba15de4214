namespace GenesysReporting.Analytics.Catalog;

/// <summary>The kind of a family's results.</summary>
public enum FamilyKind
{
    /// <summary>Statistics of metrics, by group and by period.</summary>
    Aggregates,

    /// <summary>Single records.</summary>
    Details,

    /// <summary>The present state.</summary>
    Observations,

    /// <summary>The present state by group, in pages.</summary>
    Activity,

    /// <summary>The present state of agents.</summary>
    Status,
}
