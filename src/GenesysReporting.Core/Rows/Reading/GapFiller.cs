using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Rows.Reading;

/// <summary>
/// Adds to aggregates the buckets that the platform leaves out because they have no data: each group gets the buckets of the whole
/// interval, with the metrics, views and qualifiers that it has anywhere, and no numbers. The records are held until all have come,
/// which is no more than the answer held: a query that was cut, and a pipeline that was sorted, have the buckets of a group in
/// several places.
/// </summary>
internal sealed class GapFiller
{
    private readonly Dictionary<Question, Asked> _questions = [];
    private readonly Dictionary<(Question Question, string Group), FilledGroup> _groups = [];

    /// <summary>
    /// Takes a record. Throws <c>RecordsMixed</c> unless it is an aggregate, and <c>BucketsUnknown</c> or <c>GranularityNotAsked</c> if
    /// its query does not say which buckets there are.
    /// </summary>
    public void Add(AnalyticsRecord record)
    {
        if (record is not AnalyticsAggregate aggregate)
        {
            throw RowErrors.RecordsMixed(RowOptionChecks.Plural(typeof(AnalyticsAggregate)), RowOptionChecks.Plural(record.GetType()));
        }

        Question question = Question.Of(aggregate);
        if (!_questions.TryGetValue(question, out Asked? asked))
        {
            _questions[question] = asked = new Asked(question);
        }

        (Question, string) key = (question, Key(aggregate));
        if (!_groups.TryGetValue(key, out FilledGroup? group))
        {
            _groups[key] = group = new FilledGroup();
            asked.Groups.Add(group);
        }

        group.Add(aggregate);
        if (FilledGroup.BucketOf(aggregate) is { } bucket)
        {
            asked.Sent.Add(bucket);
        }
    }

    /// <summary>Returns the records and those of the gaps: by query and group in the order in which they came, each by time.</summary>
    public IEnumerable<AnalyticsAggregate> Take()
    {
        foreach (Asked asked in _questions.Values)
        {
            IReadOnlyList<Bucket> buckets = asked.Grid();
            foreach (AnalyticsAggregate record in asked.Groups.SelectMany(g => g.Fill(buckets)))
            {
                yield return record;
            }
        }
    }

    /// <summary>Returns a text that differs for other groups; an absent value is not an empty one.</summary>
    private static string Key(AnalyticsAggregate record) => string.Join(
        '\u001F',
        record.Group.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => d.Value is null ? d.Key : $"{d.Key}\u001E{d.Value}").Prepend(record.Type));

    private sealed record Question(QueryInterval Interval, string Granularity, TimeZoneInfo Zone)
    {
        public static Question Of(AnalyticsAggregate record) => record.Asked switch
        {
            { Granularity: { } granularity } when !Buckets.Advances(granularity) => throw RowErrors.BucketsUnknown(record.Type),
            { Interval: { } interval, Granularity: { } granularity, Zone: var zone } => new Question(interval, granularity, zone),
            { Granularity: null } => throw RowErrors.GranularityNotAsked(record.Type),
            _ => throw RowErrors.BucketsUnknown(record.Type),
        };
    }

    private sealed class Asked(Question question)
    {
        public List<FilledGroup> Groups { get; } = [];

        public HashSet<Bucket> Sent { get; } = [];

        public IReadOnlyList<Bucket> Grid() => Buckets.Of(question.Interval, question.Granularity, question.Zone, Sent);
    }
}
