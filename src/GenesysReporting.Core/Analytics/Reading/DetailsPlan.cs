using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Plans conversation details: runs of UTC days by query, and the rest by a job where that is better.</summary>
internal sealed class DetailsPlan<TRecord> : IPartPlan<TRecord>
{
    private readonly AnalyticsQuery _query;
    private readonly AnalyticsReadOptions _options;
    private readonly AnswerEndpoint<TRecord> _endpoint;
    private readonly JobClient _jobs;
    private readonly DetailsRouter _router;
    private readonly DetailsCount<TRecord> _count;
    private bool _hasOpened;

    public DetailsPlan(
        GenesysSession session, PreparedQuery prepared, AnalyticsReadOptions options, IPageParser<TRecord> parser)
    {
        (_query, _options) = (prepared.Query, options);
        if (_query.Interval is null)
        {
            throw ReadingErrors.QueryIntervalMissing();
        }

        State = new ReadingState(prepared.First, options.Progress, prepared.IsDescending);
        State.UpdateWatermark(options.Watermark);
        _endpoint = new AnswerEndpoint<TRecord>(session.Client, prepared, options, parser);
        _count = new DetailsCount<TRecord>(_query, _endpoint);
        _jobs = new JobClient(session, _query.Family, options.Requests, options.Ledger);
        _router = new DetailsRouter(prepared, _jobs, State);
    }

    public ReadingState State { get; }

    public async Task BeginAsync(ResumedPart? resumed, CancellationToken cancellationToken) => State.Parts.Prepend(resumed is null
        ? await _router.BeginAsync(cancellationToken).ConfigureAwait(false)
        : await _router.ResumeAsync(resumed.Part, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// A conversation that the query matches belongs to one part only, whatever its start; one that a job returns past its part
    /// is returned by the query too.
    /// </summary>
    public SliceTally CreateTally(QueryPart part) => new(
        _query.Matching != QueryMatching.StartedIn ? null
        : part.ByJob ? part.Interval
        : _query.Interval)
    {
        CountedInterval = _query.Matching == QueryMatching.Overlaps ? part.Interval : null,
    };

    public async Task<IPageSource<TRecord>?> OpenAsync(
        QueryPart part, SliceTally tally, ResumedReading? resumed, CancellationToken cancellationToken)
    {
        bool isFirst = !_hasOpened;
        _hasOpened = true;
        if (part.ByJob)
        {
            var run = new JobRun(_jobs, new JobWaiter(_jobs, State.ReportWaiting));
            IAsyncEnumerable<JobPage<TRecord>> pages = run.RunAsync(
                _query with { Interval = part.Interval }, _endpoint.Parser, resumed?.Point.JobId, resumed?.Point.Cursor, cancellationToken);
            return new JobPages<TRecord>(pages, run, part.Interval, tally, State, CountOf(part, resumed)) { Resumed = resumed };
        }

        var source = new NumberedPages<TRecord>(_endpoint, part.Interval!, tally, State, _options.ThrottleLimit)
        {
            Resumed = resumed,
            ReadsOnce = _options.ReadsOnce,
        };
        if (resumed is null)
        {
            source.First = await _endpoint.ReadAsync(part.Interval, 1, null, cancellationToken).ConfigureAwait(false);
            if (await ReplaceAsync(part.Interval!, source.First.TotalHits ?? 0, isFirst, cancellationToken).ConfigureAwait(false))
            {
                return null;
            }
        }

        return source;
    }

    /// <summary>True if a slice of this size is read as other parts, which are in the queue then.</summary>
    private async Task<bool> ReplaceAsync(QueryInterval slice, long total, bool isFirst, CancellationToken cancellationToken)
    {
        if (isFirst && await _router.ReconsiderAsync(slice, total, cancellationToken).ConfigureAwait(false) is { } parts)
        {
            State.Parts.Replace(parts);
            return true;
        }

        if (total > _endpoint.MaxResults)
        {
            State.Parts.Prepend(await DivideAsync(slice, total, cancellationToken).ConfigureAwait(false));
            return true;
        }

        return false;
    }

    /// <summary>
    /// Returns the halves of a run of days. A single UTC day cannot be cut, as the platform would match the whole day again.
    /// </summary>
    private async Task<IEnumerable<QueryPart>> DivideAsync(QueryInterval slice, long total, CancellationToken cancellationToken)
    {
        int days = UtcDays.Count(slice);
        if (days > 1)
        {
            return UtcDays.Runs(slice, (days + 1) / 2).Select(run => new QueryPart(run, ByJob: false));
        }

        return await _router.CanTakeDayAsync(slice, cancellationToken).ConfigureAwait(false)
            ? [new QueryPart(slice, ByJob: true)]
            : throw ReadingErrors.DayTooLarge(slice, total, _endpoint.MaxResults);
    }

    /// <summary>Of what overlaps, an earlier run has not kept how many started in the interval.</summary>
    private Func<CancellationToken, Task<long?>>? CountOf(QueryPart part, ResumedReading? resumed) =>
        resumed is not null && _query.Matching == QueryMatching.Overlaps ? null : _count.Of(part.Interval!);
}
