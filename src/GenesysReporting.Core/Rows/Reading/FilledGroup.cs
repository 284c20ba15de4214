using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Rows.Reading;

/// <summary>The records of one group of an aggregate, which are completed with those of its gaps.</summary>
internal sealed class FilledGroup
{
    private readonly List<AnalyticsAggregate> _records = [];
    private readonly Dictionary<(string?, string?), AnalyticsAggregateMetric> _metrics = [];
    private readonly Dictionary<string, AnalyticsAggregateView> _views = [];

    /// <summary>Returns the bucket of a record; null if its time could not be read.</summary>
    public static Bucket? BucketOf(AnalyticsAggregate record) => record is { Start: { } start, End: { } end }
        ? new Bucket(start.ToUniversalTime(), end.ToUniversalTime())
        : null;

    public void Add(AnalyticsAggregate record)
    {
        _records.Add(record);
        foreach (AnalyticsAggregateMetric metric in record.Metrics)
        {
            _metrics.TryAdd((metric.Metric, metric.Qualifier), new AnalyticsAggregateMetric { Metric = metric.Metric, Qualifier = metric.Qualifier });
        }

        foreach (AnalyticsAggregateView view in record.Views)
        {
            _views.TryAdd(view.Name ?? string.Empty, new AnalyticsAggregateView { Name = view.Name });
        }
    }

    /// <summary>Returns the records by time, and a record without numbers for each bucket that none of them touches.</summary>
    public IEnumerable<AnalyticsAggregate> Fill(IReadOnlyList<Bucket> buckets)
    {
        var sent = new Queue<IGrouping<Bucket?, AnalyticsAggregate>>(_records.GroupBy(BucketOf).OrderBy(g => g.Key?.Start));
        DateTimeOffset reached = DateTimeOffset.MinValue;
        foreach (Bucket bucket in buckets)
        {
            while (sent.TryPeek(out IGrouping<Bucket?, AnalyticsAggregate>? next) && (next.Key is null || next.Key.Value.Start < bucket.End))
            {
                reached = next.Key is { } own && own.End > reached ? own.End : reached;
                foreach (AnalyticsAggregate record in Complete(sent.Dequeue()))
                {
                    yield return record;
                }
            }

            if (reached <= bucket.Start)
            {
                yield return Empty(bucket);
            }
        }

        foreach (AnalyticsAggregate record in sent.SelectMany(Complete))
        {
            yield return record;
        }
    }

    private AnalyticsAggregate Empty(Bucket bucket) => _records[0] with
    {
        Start = bucket.Start,
        End = bucket.End,
        Metrics = [.. _metrics.Values],
        Views = [.. _views.Values],
        Extension = null,
    };

    /// <summary>Returns the records of one bucket, with the metrics and views that none of them has added to the first.</summary>
    private IEnumerable<AnalyticsAggregate> Complete(IGrouping<Bucket?, AnalyticsAggregate> bucket)
    {
        HashSet<(string?, string?)> metrics = [.. bucket.SelectMany(r => r.Metrics).Select(m => (m.Metric, m.Qualifier))];
        HashSet<string> views = [.. bucket.SelectMany(r => r.Views).Select(v => v.Name ?? string.Empty)];
        AnalyticsAggregate first = bucket.First();
        return metrics.Count == _metrics.Count && views.Count == _views.Count ? bucket : bucket.Skip(1).Prepend(first with
        {
            Metrics = [.. first.Metrics, .. _metrics.Where(m => !metrics.Contains(m.Key)).Select(m => m.Value)],
            Views = [.. first.Views, .. _views.Where(v => !views.Contains(v.Key)).Select(v => v.Value)],
        });
    }
}
