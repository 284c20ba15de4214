using System.Text.Json;
using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Aggregates;

/// <summary>Writes groups in the form of the aggregate answers. Parts without data are left out.</summary>
internal static class AggregateJson
{
    public static void WriteResults(Utf8JsonWriter json, IEnumerable<AggregateGroup> groups, AggregateQuery query) =>
        json.WriteObjects("results", groups, (_, group) => WriteGroup(json, group, query));

    private static void WriteGroup(Utf8JsonWriter json, AggregateGroup group, AggregateQuery query)
    {
        json.WriteStartObject("group");
        foreach ((string dimension, string value) in group.Key)
        {
            json.WriteString(dimension, value);
        }

        json.WriteEndObject();
        json.WriteObjects("data", group.Buckets.Where(one => one.Value.IsAnswered(query)), (_, one) =>
            WriteBucket(json, query.Buckets[one.Key], one.Value, query));
    }

    private static void WriteBucket(
        Utf8JsonWriter json, (DateTimeOffset Start, DateTimeOffset End) bucket, AggregateCell cell, AggregateQuery query)
    {
        json.WriteString("interval", Instants.Text(bucket.Start) + "/" + Instants.Text(bucket.End));
        json.WriteObjects("metrics", cell.Metrics.Where(one => query.Metrics.Contains(one.Key.Metric)), (_, one) =>
            WriteMetric(json, one.Key, one.Value));
        WriteViews(json, cell, query);
    }

    private static void WriteMetric(Utf8JsonWriter json, MetricKey key, Statistic statistic)
    {
        json.WriteString("metric", key.Metric);
        if (key.Qualifier.Length > 0)
        {
            json.WriteString("qualifier", key.Qualifier);
        }

        statistic.Write(json, key.Metric);
    }

    private static void WriteViews(Utf8JsonWriter json, AggregateCell cell, AggregateQuery query)
    {
        if (cell.Views.Count > 0)
        {
            json.WriteObjects("views", query.Views.Where(view => cell.Views.ContainsKey(view.Name)), (_, view) =>
            {
                json.WriteString("name", view.Name);
                cell.Views[view.Name].Write(json, view.Target);
            });
        }
    }
}
