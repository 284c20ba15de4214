namespace GenesysReporting.Analytics.Records;

/// <summary>The answer of an activity query. Its pages are selected in the address, and the answer does not mention them.</summary>
internal sealed class ActivityAnswer
{
    public string? EntityIdDimension { get; set; }

    public ActivityItem?[]? Results { get; set => field = WholeList.Join(field, value); }
}

internal sealed class ActivityItem : GroupItem<ActivityDatum>
{
    public bool? Truncated { get; set; }

    public AnalyticsActivityEntity?[]? Entities { get; set => field = WholeList.Join(field, value); }
}

internal sealed class ActivityDatum : WirePart
{
    public string? Metric { get; set; }

    public string? Qualifier { get; set; }

    public string? SecondaryQualifier { get; set; }

    public long? Count { get; set; }

    public long? CalculatedMetricValue { get; set; }

    public string[]? EntityIds { get; set; }
}
