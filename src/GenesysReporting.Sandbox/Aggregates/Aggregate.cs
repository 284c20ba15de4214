using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Aggregates;

/// <summary>A metric and its qualifier, if it has one; compared by ordinal.</summary>
internal readonly record struct MetricKey(string Metric, string Qualifier) : IComparable<MetricKey>
{
    public int CompareTo(MetricKey other)
    {
        int metric = string.CompareOrdinal(Metric, other.Metric);
        return metric != 0 ? metric : string.CompareOrdinal(Qualifier, other.Qualifier);
    }
}

/// <summary>The statistics of a bucket of a group.</summary>
internal sealed class AggregateCell
{
    public SortedDictionary<MetricKey, Statistic> Metrics { get; } = [];

    public SortedDictionary<string, Statistic> Views { get; } = new(StringComparer.Ordinal);

    /// <summary>True if the cell has a statistic of the answer; the metric of a ranking need not be part of it.</summary>
    public bool IsAnswered(AggregateQuery query) =>
        Views.Count > 0 || Metrics.Keys.Any(key => query.Metrics.Contains(key.Metric));
}

/// <summary>A group: its dimensions that have a value, and its buckets that are not empty.</summary>
internal sealed record AggregateGroup(IReadOnlyList<(string Dimension, string Value)> Key)
{
    public SortedDictionary<int, AggregateCell> Buckets { get; } = [];

    /// <summary>Returns the number to rank by; null if the group does not have the metric.</summary>
    public double? Rank(string metric, string function)
    {
        var all = new Statistic();
        bool any = false;
        foreach ((MetricKey key, Statistic statistic) in Buckets.Values.SelectMany(cell => cell.Metrics))
        {
            if (key.Metric == metric)
            {
                all.Add(statistic);
                any = true;
            }
        }

        return any ? all.Value(function, metric) : null;
    }
}

/// <summary>Groups events and sums their values.</summary>
internal static class Aggregate
{
    public static IReadOnlyList<AggregateGroup> Groups(AggregateQuery query, IEnumerable<MetricEvent> events)
    {
        var groups = new SortedDictionary<string, AggregateGroup>(StringComparer.Ordinal);
        foreach (MetricEvent one in events)
        {
            if (!one.Dimensions.Matches(query.Filter))
            {
                continue;
            }

            foreach ((string Dimension, string Value)[] by in Combinations(one.Dimensions, query))
            {
                string key = string.Join('\u001f', by.Select(part => part.Dimension + '\u001e' + part.Value));
                if (!groups.TryGetValue(key, out AggregateGroup? group))
                {
                    groups[key] = group = new AggregateGroup(by);
                }

                Count(group, query, one);
            }
        }

        return [.. Ranked([.. groups.Values], query).Where(group => group.Buckets.Values.Any(cell => cell.IsAnswered(query)))];
    }

    private static void Count(AggregateGroup group, AggregateQuery query, MetricEvent one)
    {
        int bucket = query.Buckets.IndexOf(one.At);
        if (!group.Buckets.TryGetValue(bucket, out AggregateCell? cell))
        {
            group.Buckets[bucket] = cell = new AggregateCell();
        }

        Statistic(cell.Metrics, new MetricKey(one.Metric, one.Qualifier ?? string.Empty)).Add(one.Value);
        foreach (AggregateView view in query.Views.Where(view => view.Target == one.Metric && view.Contains(one.Value)))
        {
            Statistic(cell.Views, view.Name).Add(one.Value);
        }
    }

    private static Statistic Statistic<TKey>(SortedDictionary<TKey, Statistic> all, TKey key)
        where TKey : notnull
    {
        if (!all.TryGetValue(key, out Statistic? statistic))
        {
            all[key] = statistic = new Statistic();
        }

        return statistic;
    }

    /// <summary>Returns the keys of an event's groups; a dimension with several values has a group for each.</summary>
    private static IEnumerable<(string Dimension, string Value)[]> Combinations(IDimensions dimensions, AggregateQuery query)
    {
        IEnumerable<(string Dimension, string Value)[]> all = [[]];
        foreach (string dimension in query.GroupBy)
        {
            string[] values = [.. dimensions.Values(dimension).Select(Values.Text).Distinct(StringComparer.Ordinal)];
            if (values.Length > 1 && query.Flatten)
            {
                values = [string.Join(',', values.Order(StringComparer.Ordinal))];
            }

            if (values.Length > 0)
            {
                all = all.SelectMany(_ => values, ((string, string)[] before, string value) => ((string, string)[])[.. before, (dimension, value)]);
            }
        }

        return all;
    }

    private static IEnumerable<AggregateGroup> Ranked(IReadOnlyList<AggregateGroup> groups, AggregateQuery query)
    {
        if (query.Ranking == Ranking.None)
        {
            return groups;
        }

        var ranked = groups.Select(group => (Group: group, Rank: group.Rank(query.SortBy.Metric, query.SortBy.Function)))
            .Where(one => one.Rank is not null);
        ranked = query.Ranking == Ranking.Top ? ranked.OrderByDescending(one => one.Rank) : ranked.OrderBy(one => one.Rank);
        return ranked.Take(query.Limit).Select(one => one.Group);
    }
}
