using System.Text.Json;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Live;

/// <summary>A metric that a row counts for, and its qualifiers, if it has any.</summary>
internal sealed record LiveMetric(string Name, string? Qualifier = null, string? SecondQualifier = null);

/// <summary>A current fact, such as a waiting conversation or a user in a queue, and since when.</summary>
internal sealed record LiveRow(DateTimeOffset Since, IDimensions Dimensions, IReadOnlyList<LiveMetric> Metrics)
{
    /// <summary>The id in answers that list ids.</summary>
    public required string EntityId { get; init; }

    /// <summary>Writes the members in answers that list entities, without the time.</summary>
    public required Action<Utf8JsonWriter> WriteMembers { get; init; }
}

/// <summary>A metric and the rows that count for it, oldest first.</summary>
internal sealed record LiveCount(LiveMetric Metric, IReadOnlyList<LiveRow> Rows)
{
    /// <summary>Returns the milliseconds since the oldest row began.</summary>
    public long LongestMilliseconds(DateTimeOffset now) =>
        Rows.Count == 0 ? 0 : (long)(now - Rows.Min(row => row.Since)).TotalMilliseconds;

    public static bool IsLongest(string metric) => metric.StartsWith("oLongest", StringComparison.Ordinal);

    /// <summary>Returns the counts of rows for the requested metrics.</summary>
    public static IEnumerable<LiveCount> Count(IReadOnlyCollection<LiveRow> rows, IEnumerable<string> metrics)
    {
        foreach (string metric in metrics)
        {
            string counted = IsLongest(metric) ? "o" + metric["oLongest".Length..] : metric;
            var values = rows.SelectMany(row => row.Metrics.Select(one => (One: one, Row: row)))
                .Where(pair => pair.One.Name == counted)
                .GroupBy(pair => pair.One, pair => pair.Row)
                .OrderBy(group => group.Key.Qualifier, StringComparer.Ordinal)
                .ThenBy(group => group.Key.SecondQualifier, StringComparer.Ordinal);
            foreach (IGrouping<LiveMetric, LiveRow> value in values)
            {
                yield return new LiveCount(value.Key with { Name = metric }, [.. value.OrderBy(row => row.Since)]);
            }
        }
    }
}
