using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Analytics.Records;

/// <summary>Makes a record of each group and metric.</summary>
internal static class ObservationAnswers
{
    public static AnswerPage ToPage(QueryFamily family, ObservationAnswer? answer)
    {
        var records = new List<AnalyticsRecord>();
        var empty = new EmptyGroups();
        Func<ObservationItem, ObservationDatum, AnalyticsGroupedRecord> record = Maker(family, answer);
        foreach (ObservationItem item in (answer?.Results ?? []).OfType<ObservationItem>())
        {
            int before = records.Count;
            records.AddRange((item.Data ?? []).OfType<ObservationDatum>().Select(d => record(item, d)));
            if (records.Count == before)
            {
                empty.Add(item, AnswerJson.Default.ObservationItem);
            }
        }

        return new AnswerPage(records)
        {
            Cursor = answer?.Cursors?.After,
            PreviousCursor = answer?.Cursors?.Before,
            NextUri = answer?.NextUri,
            EmptyGroups = empty.Count,
            Extension = Kept.Join(
                Kept.Join(empty.With(answer?.Extension), answer?.Details?.Extension, "details"),
                answer?.Cursors?.Extension,
                "cursors"),
        };
    }

    // The observations that come by cursor are those of work items, which have a shape of their own.
    private static Func<ObservationItem, ObservationDatum, AnalyticsGroupedRecord> Maker(
        QueryFamily family, ObservationAnswer? answer)
    {
        Func<ObservationItem, ObservationDatum, AnalyticsGroupedRecord> make = family.Paging == PagingStyle.CursorInAddress
            ? (item, datum) => OfTasks(item, datum, answer?.Details)
            : OfOthers;
        IReadOnlyDictionary<string, IReadOnlyList<string>> presences = Presences.Share(answer?.SystemToOrganizationMappings);
        return (item, datum) => make(item, datum) with
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
        Extension = Kept.Join(datum.Extension, item.Extension, "results"),
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
        Extension = Kept.Join(datum.Extension, item.Extension, "results"),
    };
}
