using System.Text.Json;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Live;

/// <summary>A validated observation query.</summary>
internal sealed record ObservationQuery(IReadOnlyList<string> Metrics, IReadOnlyList<string> Details, Filter Filter)
{
    public static ObservationQuery Read(byte[] body, string schema)
    {
        JsonElement root = BodyChecker.Read(body, schema);
        return new ObservationQuery(
            [.. BodyValues.Texts(root, "metrics").Distinct()],
            BodyValues.Texts(root, "detailMetrics"),
            FilterReader.ReadOne(root, "filter")!);
    }
}

/// <summary>An entry of an observation's results.</summary>
internal sealed record ObservationGroup(IReadOnlyList<(string Dimension, string Value)> Key, IReadOnlyList<LiveCount> Counts);

/// <summary>Groups rows, and writes them in the form of the observation answers.</summary>
internal static class Observations
{
    /// <summary>The limit of details; of more, the oldest half and the newest half are shown.</summary>
    private const int MaxDetails = 100;

    /// <summary>Groups rows by dimensions; a row without a value is in a group without that dimension.</summary>
    public static IEnumerable<ObservationGroup> Group(
        IEnumerable<LiveRow> rows, IReadOnlyList<string> dimensions, IReadOnlyList<string> metrics) => rows
        .GroupBy(row => string.Join('|', dimensions.Select(dimension => Value(row, dimension))))
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => new ObservationGroup(
            [.. dimensions.Select(name => (name, Value(group.First(), name))).Where(part => part.Item2.Length > 0)],
            [.. LiveCount.Count([.. group], metrics)]))
        .Where(group => group.Counts.Count > 0);

    public static void Write(Utf8JsonWriter json, IEnumerable<ObservationGroup> groups, ObservationQuery query, DateTimeOffset now)
    {
        json.WriteObjects("results", groups, (_, group) =>
        {
            WriteKey(json, group.Key);
            json.WriteObjects("data", group.Counts, (_, count) =>
                WriteCount(json, count, query.Details.Contains(count.Metric.Name), now));
        });
    }

    public static void WriteKey(Utf8JsonWriter json, IReadOnlyList<(string Dimension, string Value)> by)
    {
        json.WriteStartObject("group");
        foreach ((string dimension, string value) in by)
        {
            json.WriteString(dimension, value);
        }

        json.WriteEndObject();
    }

    private static string Value(LiveRow row, string dimension) =>
        row.Dimensions.Values(dimension) is [var first, ..] ? Values.Text(first) : string.Empty;

    private static void WriteCount(Utf8JsonWriter json, LiveCount count, bool details, DateTimeOffset now)
    {
        json.WriteString("metric", count.Metric.Name);
        if ((count.Metric.SecondQualifier ?? count.Metric.Qualifier) is { } qualifier)
        {
            json.WriteString("qualifier", qualifier);
        }

        json.WriteStartObject("stats");
        json.WriteNumber(
            LiveCount.IsLongest(count.Metric.Name) ? "calculatedMetricValue" : "count",
            LiveCount.IsLongest(count.Metric.Name) ? count.LongestMilliseconds(now) : count.Rows.Count);
        json.WriteEndObject();
        if (details)
        {
            WriteDetails(json, count.Rows);
        }
    }

    private static void WriteDetails(Utf8JsonWriter json, IReadOnlyList<LiveRow> rows)
    {
        bool truncated = rows.Count > MaxDetails;
        json.WriteBoolean("truncated", truncated);
        IEnumerable<LiveRow> shown = truncated ? rows.Take(MaxDetails / 2).Concat(rows.TakeLast(MaxDetails / 2)) : rows;
        json.WriteObjects("observations", shown, (_, row) =>
        {
            json.WriteInstant("observationDate", row.Since);
            WriteObserved(json, row);
        });
    }

    /// <summary>Writes an observed row; the contract has only the id and the team of a user.</summary>
    private static void WriteObserved(Utf8JsonWriter json, LiveRow row)
    {
        if (row.Dimensions is not MemberDimensions)
        {
            row.WriteMembers(json);
            return;
        }

        json.WriteString("userId", Value(row, "userId"));
        json.WriteString("teamId", Value(row, "teamId"));
    }
}
