using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Analytics.Records;

/// <summary>Creates a record for each group and metric, with the entities that count for it.</summary>
internal static class ActivityAnswers
{
    public static AnswerPage<AnalyticsRecord> ToPage(QueryFamily family, ActivityAnswer? answer)
    {
        var records = new List<AnalyticsRecord>();
        int emptyGroups = 0;
        foreach (ActivityItem item in (answer?.Results ?? []).OfType<ActivityItem>())
        {
            int before = records.Count;
            records.AddRange(Records(family, item, answer?.EntityIdDimension));
            emptyGroups += records.Count == before ? 1 : 0;
        }

        return new AnswerPage<AnalyticsRecord>(records) { EmptyGroups = emptyGroups };
    }

    private static IEnumerable<AnalyticsActivity> Records(QueryFamily family, ActivityItem item, string? dimension)
    {
        var entities = new ActivityEntities([.. (item.Entities ?? []).OfType<AnalyticsActivityEntity>()], dimension);
        foreach (ActivityDatum datum in (item.Data ?? []).OfType<ActivityDatum>())
        {
            yield return Record(family, item, datum, dimension, entities.Of(datum));
        }

        if (entities.Unnamed is { Count: > 0 } rest)
        {
            yield return Record(family, item, new ActivityDatum(), dimension, rest);
        }
    }

    private static AnalyticsActivity Record(
        QueryFamily family,
        ActivityItem item,
        ActivityDatum datum,
        string? dimension,
        IReadOnlyList<AnalyticsActivityEntity> entities) => new()
        {
            Type = family.Name,
            Group = item.Group!,
            Metric = datum.Metric,
            Qualifier = datum.Qualifier,
            SecondaryQualifier = datum.SecondaryQualifier,
            Count = datum.Count,
            CalculatedMetricValue = datum.CalculatedMetricValue,
            Truncated = item.Truncated,
            EntityIdDimension = dimension,
            EntityIds = datum.EntityIds!,
            Entities = entities,
            Extension = ExtensionData.Merge(datum.Extension, item.Extension, "results"),
        };
}
