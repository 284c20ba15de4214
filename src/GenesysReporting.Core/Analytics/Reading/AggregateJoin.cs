using System.Collections.ObjectModel;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics.Reading;

/// <summary>
/// Joins aggregates of several blocks of users that are not grouped by user: of the same group and bucket, counts and sums are
/// added, minima and maxima taken. As each user is in one block, these are the numbers of all users together.
/// </summary>
internal sealed class AggregateJoin : IRecordJoin<AnalyticsRecord>
{
    private readonly Dictionary<(DateTimeOffset?, DateTimeOffset?, string), int> _places = [];
    private readonly List<AnalyticsRecord> _records = [];

    public void Add(IEnumerable<AnalyticsRecord> records)
    {
        foreach (AnalyticsRecord record in records)
        {
            // Buckets whose time cannot be read are delivered as they came.
            if (record is not AnalyticsAggregate { Start: not null } aggregate)
            {
                _records.Add(record);
            }
            else if (_places.TryAdd((aggregate.Start, aggregate.End, aggregate.GroupText), _records.Count))
            {
                _records.Add(aggregate);
            }
            else
            {
                int place = _places[(aggregate.Start, aggregate.End, aggregate.GroupText)];
                _records[place] = Sum((AnalyticsAggregate)_records[place], aggregate);
            }
        }
    }

    public IReadOnlyList<AnalyticsRecord> Take(QueryPart ended, QueryPart? next)
    {
        if (next is not null)
        {
            return [];
        }

        AnalyticsRecord[] joined = [.. _records.OrderBy(r => (r as AnalyticsAggregate)?.Start)];
        _records.Clear();
        _places.Clear();
        return joined;
    }

    private static AnalyticsAggregate Sum(AnalyticsAggregate one, AnalyticsAggregate other) => one with
    {
        Metrics = Sum(one.Metrics, other.Metrics, m => (m.Metric, m.Qualifier), (a, b) => a with { Stats = a.Stats.Plus(b.Stats) }),
        Views = Sum(one.Views, other.Views, v => (v.Name, null), (a, b) => a with { Stats = a.Stats.Plus(b.Stats) }),
        Extension = ExtensionData.Union(one.Extension, other.Extension),
    };

    private static ReadOnlyCollection<T> Sum<T>(
        IReadOnlyList<T> one, IReadOnlyList<T> other, Func<T, (string?, string?)> keyOf, Func<T, T, T> sum) =>
        one.Concat(other).GroupBy(keyOf).Select(g => g.Aggregate(sum)).ToReadOnly();
}
