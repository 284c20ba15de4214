using System.Text.Json;
using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Aggregates;

/// <summary>Groups in the shape of the aggregate answers. What has no data is left out.</summary>
internal static class AggregateJson
{
    public static void WriteResults(Utf8JsonWriter json, IEnumerable<AggregateGroup> groups, AggregateQuery query)
    {
        json.WriteStartArray("results");
        foreach (AggregateGroup group in groups)
        {
            WriteGroup(json, group, query);
        }

        json.WriteEndArray();
    }

    private static void WriteGroup(Utf8JsonWriter json, AggregateGroup group, AggregateQuery query)
    {
        json.WriteStartObject();
        json.WriteStartObject("group");
        foreach ((string dimension, string value) in group.Key)
        {
            json.WriteString(dimension, value);
        }

        json.WriteEndObject();
        json.WriteStartArray("data");
        foreach ((int bucket, AggregateCell cell) in group.Buckets.Where(one => one.Value.IsAnswered(query)))
        {
            WriteBucket(json, query.Buckets[bucket], cell, query);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteBucket(
        Utf8JsonWriter json, (DateTimeOffset Start, DateTimeOffset End) bucket, AggregateCell cell, AggregateQuery query)
    {
        json.WriteStartObject();
        json.WriteString("interval", Instants.Text(bucket.Start) + "/" + Instants.Text(bucket.End));
        json.WriteStartArray("metrics");
        foreach ((MetricKey key, Statistic statistic) in cell.Metrics.Where(one => query.Metrics.Contains(one.Key.Metric)))
        {
            WriteMetric(json, key, statistic);
        }

        json.WriteEndArray();
        WriteViews(json, cell, query);
        json.WriteEndObject();
    }

    private static void WriteMetric(Utf8JsonWriter json, MetricKey key, Statistic statistic)
    {
        json.WriteStartObject();
        json.WriteString("metric", key.Metric);
        if (key.Qualifier.Length > 0)
        {
            json.WriteString("qualifier", key.Qualifier);
        }

        statistic.Write(json, key.Metric);
        json.WriteEndObject();
    }

    private static void WriteViews(Utf8JsonWriter json, AggregateCell cell, AggregateQuery query)
    {
        if (cell.Views.Count == 0)
        {
            return;
        }

        json.WriteStartArray("views");
        foreach (AggregateView view in query.Views.Where(view => cell.Views.ContainsKey(view.Name)))
        {
            json.WriteStartObject();
            json.WriteString("name", view.Name);
            cell.Views[view.Name].Write(json, view.Target);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
