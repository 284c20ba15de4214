namespace GenesysReporting.Analytics.Records;

/// <summary>
/// The answer of an observations query. The one about work items also has names and cursors, and its groups and statistics
/// have fewer members.
/// </summary>
internal sealed class ObservationAnswer
{
    public ObservationItem?[]? Results { get; set => field = WholeList.Join(field, value); }

    public Dictionary<string, string[]?>? SystemToOrganizationMappings { get; set; }

    public ObservationDetails? Details { get; set; }

    public ObservationCursors? Cursors { get; set; }

    public string? NextUri { get; set; }
}

internal sealed class ObservationItem : GroupItem<ObservationDatum>;

internal sealed class ObservationDatum : WirePart
{
    public string? Metric { get; set; }

    public string? Qualifier { get; set; }

    public AnalyticsStatistics? Stats { get; set; }

    public bool? Truncated { get; set; }

    public IReadOnlyList<AnalyticsObservationValue>? Observations { get; set; }
}

internal sealed class ObservationDetails
{
    public IReadOnlyList<AnalyticsReference>? TypeDetails { get; set; }

    public IReadOnlyList<AnalyticsReference>? AssigneeDetails { get; set; }
}

internal sealed class ObservationCursors
{
    public string? Before { get; set; }

    public string? After { get; set; }
}
