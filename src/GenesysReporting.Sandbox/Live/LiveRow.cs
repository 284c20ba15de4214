using System.Text.Json;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Live;

/// <summary>A metric that something counts for right now, and the qualifiers that divide it where it has some.</summary>
internal sealed record LiveMetric(string Name, string? Qualifier = null, string? SecondQualifier = null);

/// <summary>Something that is so right now: an interaction that waits, or a user who is a queue's member.</summary>
internal sealed record LiveRow(DateTimeOffset Since, IDimensions Dimensions, IReadOnlyList<LiveMetric> Metrics)
{
    /// <summary>What stands for it where an answer lists ids.</summary>
    public required string EntityId { get; init; }

    /// <summary>Its members where an answer lists it, without the time since when.</summary>
    public required Action<Utf8JsonWriter> WriteMembers { get; init; }
}

/// <summary>The ids of one value of a metric, and since when the oldest of it has been so.</summary>
internal sealed record LiveCount(LiveMetric Metric, IReadOnlyList<LiveRow> Rows)
{
    /// <summary>The milliseconds since the oldest began; for the metrics of the longest one.</summary>
    public long LongestMilliseconds(DateTimeOffset now) =>
        Rows.Count == 0 ? 0 : (long)(now - Rows.Min(row => row.Since)).TotalMilliseconds;

    public static bool IsLongest(string metric) => metric.StartsWith("oLongest", StringComparison.Ordinal);

    /// <summary>The counts that a list of rows comes to, for the metrics that were asked for.</summary>
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
