namespace GenesysReporting.Analytics.Catalog;

/// <summary>What a family answers with.</summary>
public enum FamilyKind
{
    /// <summary>Statistics of metrics, by group and by stretch of time.</summary>
    Aggregates,

    /// <summary>Single records.</summary>
    Details,

    /// <summary>What is the case now.</summary>
    Observations,

    /// <summary>What is the case now, by group, in pages.</summary>
    Activity,

    /// <summary>Agents as they are now.</summary>
    Status,
}
