using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Telemetry;
using GenesysReporting.Transport;

namespace GenesysReporting.Analytics;

/// <summary>The options of reading a query.</summary>
public sealed record AnalyticsReadOptions
{
    /// <summary>Gets the number of records to stop after; null for all.</summary>
    public long? First { get; init; }

    /// <summary>Gets the listener that is notified of answers and waits; null if there is none.</summary>
    public IRequestObserver? Requests { get; init; }

    /// <summary>Gets the listener that receives the progress; null if there is none.</summary>
    public IProgress<QueryProgress>? Progress { get; init; }

    /// <summary>Gets the number of pages that are fetched at once, ahead of their consumer.</summary>
    public int ThrottleLimit { get; init; } = DefaultThrottleLimit;

    /// <summary>The default of <see cref="ThrottleLimit"/>.</summary>
    public const int DefaultThrottleLimit = 4;

    /// <summary>Called for each part that fails while others are still read.</summary>
    internal Action<IncompleteException>? PartFailed { get; init; }

    /// <summary>The ledger that counts the query's own requests.</summary>
    internal RequestLedger? Ledger { get; init; }

    /// <summary>True if a part that fails ends the reading, so that a later run can resume there; otherwise the others still come.</summary>
    internal bool StopsAtFailure { get; init; }

    /// <summary>True if numbered pages that moved are not read again, because a later run reads the same interval.</summary>
    internal bool ReadsOnce { get; init; }

    /// <summary>The end of the data that jobs can read, if it was asked before; null to ask.</summary>
    internal DateTimeOffset? Watermark { get; init; }
}

/// <summary>One run of a query in one session: its records, one page at a time as they arrive, and their numbers.</summary>
public sealed class AnalyticsReader(GenesysSession session, AnalyticsQuery query, AnalyticsReadOptions? options = null)
{
    private readonly RequestLedger _ledger = new(session.Client.Time);
    private readonly long _started = session.Client.Time.GetTimestamp();
    private QueryReader<AnalyticsRecord>? _reader;

    /// <summary>Reads the records. To be called once.</summary>
    public async IAsyncEnumerable<IReadOnlyList<AnalyticsRecord>> ReadPagesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        AnalyticsReadOptions own = (options ?? new AnalyticsReadOptions()) with { Ledger = _ledger };
        PreparedQuery prepared = await QueryPreparer
            .PrepareAsync(session, query, own, cancellationToken)
            .ConfigureAwait(false);
        var parser = new RecordParser(query.Family);
        _reader = new QueryReader<AnalyticsRecord>(Plan(prepared, own, parser), parser, own);
        AskedQuery asked = prepared.Asked(session.Client.Time.GetUtcNow());
        await foreach (PartStep<AnalyticsRecord> step in _reader.ReadAsync(null, cancellationToken).ConfigureAwait(false))
        {
            asked = step.Watermark is { } mark && step.Part.ByJob && mark != asked.Watermark ? asked with { Watermark = mark } : asked;
            foreach (AnalyticsRecord record in step.Records)
            {
                record.Asked = asked;
            }

            if (step.Records.Count > 0)
            {
                yield return step.Records;
            }
        }
    }

    /// <summary>Returns the numbers of the run, so far or at its end, with the error that ended it, if one did.</summary>
    public QuerySummary Summarize(GenesysException? failure = null)
    {
        QuerySummary summary = _reader?.Summarize(query, failure) ?? new QuerySummary
        {
            Type = query.Type,
            Interval = query.Interval,
            Outcome = Completeness.Judge([], failure, wasReadWhole: false),
            Failure = failure?.Message,
        };
        RequestFigures figures = _ledger.Read();
        return summary with
        {
            TimeZone = query.TimeZone,
            Requests = figures.Attempts,
            Retries = figures.Retries,
            Waits = [.. figures.Waits.Where(w => w.Retries > 0 || w.Waited > TimeSpan.Zero)],
            Elapsed = session.Client.Time.GetElapsedTime(_started),
        };
    }

    private IPartPlan<AnalyticsRecord> Plan(PreparedQuery prepared, AnalyticsReadOptions own, RecordParser parser) =>
        query.Type == QueryTypes.ConversationDetails.Name ? new DetailsPlan<AnalyticsRecord>(session, prepared, own, parser)
        : query.Mode == QueryMode.Job ? JobPlan(prepared, own, parser)
        : new HalvingPlan(session, prepared, own, parser);

    private JobPlan JobPlan(PreparedQuery prepared, AnalyticsReadOptions own, RecordParser parser) =>
        new(new JobClient(session, query.Family, own.Requests, own.Ledger), prepared, own, parser);
}
