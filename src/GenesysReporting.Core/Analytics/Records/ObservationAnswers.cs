using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Analytics.Records;

/// <summary>Creates a record for each group and metric.</summary>
internal static class ObservationAnswers
{
    public static AnswerPage<AnalyticsRecord> ToPage(QueryFamily family, ObservationAnswer? answer)
    {
        var records = new List<AnalyticsRecord>();
        int emptyGroups = 0;
        Func<ObservationItem, ObservationDatum, AnalyticsGroupedRecord> create = RecordFactory(family, answer);
        foreach (ObservationItem item in (answer?.Results ?? []).OfType<ObservationItem>())
        {
            int before = records.Count;
            records.AddRange((item.Data ?? []).OfType<ObservationDatum>().Select(d => create(item, d)));
            emptyGroups += records.Count == before ? 1 : 0;
        }

        return new AnswerPage<AnalyticsRecord>(records)
        {
            Cursor = answer?.Cursors?.After,
            PreviousCursor = answer?.Cursors?.Before,
            NextUri = answer?.NextUri,
            EmptyGroups = emptyGroups,
        };
    }

    // The observations with a cursor are those of work items, which have another shape.
    private static Func<ObservationItem, ObservationDatum, AnalyticsGroupedRecord> RecordFactory(
        QueryFamily family, ObservationAnswer? answer)
    {
        Func<ObservationItem, ObservationDatum, AnalyticsGroupedRecord> create = family.Paging == PagingStyle.CursorInAddress
            ? (item, datum) => OfTasks(item, datum, answer?.Details)
            : OfOthers;
        IReadOnlyDictionary<string, IReadOnlyList<string>> presences = PresenceMap.Of(answer?.SystemToOrganizationMappings);
        return (item, datum) => create(item, datum) with
        {
            Type = family.Name,
            OrganizationPresenceIds = presences,
        };
    }

    private static AnalyticsObservation OfOthers(ObservationItem item, ObservationDatum datum) => new()
    {
        Group = item.Group!,
        Metric = datum.Metric,
        Qualifier = datum.Qualifier,
        Stats = datum.Stats!,
        Truncated = datum.Truncated,
        Observations = datum.Observations!,
        Extension = ExtensionData.Merge(datum.Extension, item.Extension, "results"),
    };

    private static AnalyticsTaskObservation OfTasks(
        ObservationItem item, ObservationDatum datum, ObservationDetails? details) => new()
    {
        Group = item.Group!,
        Metric = datum.Metric,
        Qualifier = datum.Qualifier,
        Stats = datum.Stats!,
        TypeDetails = details?.TypeDetails!,
        AssigneeDetails = details?.AssigneeDetails!,
        Extension = ExtensionData.Merge(datum.Extension, item.Extension, "results"),
    };
}
