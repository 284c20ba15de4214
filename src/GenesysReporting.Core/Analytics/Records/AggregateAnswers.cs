using System.Text.Json;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Records;

/// <summary>Creates a record for each group and period.</summary>
internal static class AggregateAnswers
{
    public static AnswerPage<AnalyticsRecord> ToPage(QueryFamily family, AggregateAnswer? answer)
    {
        var records = new List<AnalyticsRecord>();
        int emptyGroups = 0;
        IReadOnlyDictionary<string, IReadOnlyList<string>> presences = PresenceMap.Of(answer?.SystemToOrganizationMappings);
        foreach (AggregateItem item in (answer?.Results ?? []).OfType<AggregateItem>())
        {
            int before = records.Count;
            records.AddRange((item.Data ?? []).OfType<AggregateBucket>().Select(b => Record(family, presences, item, b)));
            emptyGroups += records.Count == before ? 1 : 0;
        }

        return new AnswerPage<AnalyticsRecord>(records) { Cursor = answer?.Cursor, EmptyGroups = emptyGroups };
    }

    private static AnalyticsAggregate Record(
        QueryFamily family,
        IReadOnlyDictionary<string, IReadOnlyList<string>> presences,
        AggregateItem item,
        AggregateBucket bucket)
    {
        // Offsets are kept: they show the zone that the query asked in.
        bool isRead = QueryInterval.TryParse(bucket.Interval, out TimePoint start, out TimePoint end);
        return new AnalyticsAggregate
        {
            Type = family.Name,
            Group = item.Group!,
            OrganizationPresenceIds = presences,
            Start = isRead ? start.AsWritten : null,
            End = isRead ? end.AsWritten : null,
            Metrics = bucket.Metrics!,
            Views = bucket.Views!,
            Extension = ExtensionData.Merge(isRead ? bucket.Extension : WithInterval(bucket), item.Extension, "results"),
        };
    }

    /// <summary>Returns the unknown members with the interval, which has an unknown form and is shown as it came.</summary>
    private static Dictionary<string, JsonElement>? WithInterval(AggregateBucket bucket) => bucket.Interval is { } text
        ? new Dictionary<string, JsonElement>(bucket.Extension ?? [])
        {
            ["interval"] = JsonSerializer.SerializeToElement(text, AnswerJson.Default.String),
        }
        : bucket.Extension;
}
