using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Collections;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Reads by a job the families that need no cutting and trimming: aggregates, and the details of users.</summary>
internal sealed class JobRecordsReader : IFamilyReader
{
    private readonly PreparedQuery _query;
    private readonly JobClient _client;
    private readonly JobRun _run;
    private readonly RecordIds _seen = new();
    private DateTimeOffset? _watermark;
    private long _received;
    private long _doubles;
    private long _delivered;
    private int _emptyGroups;
    private bool _wasReadWhole;

    public JobRecordsReader(GenesysSession session, PreparedQuery query, AnalyticsReadOptions options)
    {
        _query = query;
        _client = new JobClient(session, query.Query.Family, options.Requests, options.Ledger);
        _run = new JobRun(_client, new JobWaiter(_client, (job, elapsed) =>
            options.Progress?.Report(new QueryProgress(0, _delivered, 1, 1) { Waiting = (job, elapsed) })));
    }

    public async IAsyncEnumerable<IReadOnlyList<AnalyticsRecord>> ReadPagesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _watermark = await _client.AvailabilityAsync(cancellationToken).ConfigureAwait(false);
        await foreach (JobPage page in _run.RunAsync(_query.Query, cancellationToken).ConfigureAwait(false))
        {
            _watermark = page.Answer.DataAvailabilityDate ?? _watermark;
            List<AnalyticsRecord> wanted = Choose(page);
            _delivered += wanted.Count;
            if (wanted.Count > 0)
            {
                yield return wanted;
            }

            if (_delivered >= _query.First)
            {
                yield break;
            }
        }

        _wasReadWhole = true;
    }

    public QuerySummary Summarize(GenesysException? failure) => new()
    {
        Type = _query.Query.Type,
        Interval = _query.Query.Interval,
        Outcome = Judge(failure),
        Failure = failure?.Message,
        Delivered = _delivered,
        EmptyGroups = _emptyGroups,
        Slices = new[] { _query.Query.Interval }.OfType<QueryInterval>().Select(Slice).ToReadOnly(),
        Mode = "Job",
        ModeReason = "asked for",
        Watermark = _watermark,
    };

    private bool ReachesWatermark => _watermark is not { } mark || mark >= _query.Query.Interval?.End;

    private QueryOutcome Judge(GenesysException? failure) =>
        failure is not null ? QueryOutcome.Failed
        : !_wasReadWhole ? QueryOutcome.Stopped
        : ReachesWatermark ? QueryOutcome.Complete
        : QueryOutcome.Incomplete;

    private SliceSummary Slice(QueryInterval interval) => new(interval)
    {
        Source = "Job",
        TotalHits = _received - _doubles,
        Received = _received,
        Unique = _received - _doubles,
        WasReadWhole = _wasReadWhole,
        Agrees = ReachesWatermark,
    };

    /// <summary>Groups without data are counted once; which of them came before a job was started again is not known.</summary>
    private List<AnalyticsRecord> Choose(JobPage page)
    {
        _emptyGroups += page.IsAgain ? 0 : page.Answer.EmptyGroups;
        long room = _query.First - _delivered ?? long.MaxValue;
        var chosen = new List<AnalyticsRecord>(page.Answer.Records.Count);
        foreach (AnalyticsRecord record in page.Answer.Records)
        {
            _received++;
            bool isNew = RecordKeys.Of(record) is not { } key || _seen.Add(key) || !page.IsAgain;
            _doubles += isNew ? 0 : 1;
            if (isNew && chosen.Count < room)
            {
                chosen.Add(record);
            }
        }

        return chosen;
    }
}
