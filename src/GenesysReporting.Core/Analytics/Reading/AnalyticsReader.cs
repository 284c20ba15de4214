using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Telemetry;
using GenesysReporting.Transport;

namespace GenesysReporting.Analytics;

/// <summary>How a query is read.</summary>
public sealed record AnalyticsReadOptions
{
    /// <summary>Stop after this many records; null for all.</summary>
    public long? First { get; init; }

    /// <summary>Told of answers and waits; null where nobody listens.</summary>
    public IRequestObserver? Requests { get; init; }

    /// <summary>Told how far it is; null where nobody listens.</summary>
    public IProgress<QueryProgress>? Progress { get; init; }

    /// <summary>How many pages are fetched at once, ahead of whoever uses them.</summary>
    public int ThrottleLimit { get; init; } = DefaultThrottleLimit;

    /// <summary>How many are fetched at once where nobody says.</summary>
    public const int DefaultThrottleLimit = 4;

    /// <summary>Told of each part that fails while others are still read.</summary>
    internal Action<IncompleteException>? PartFailed { get; init; }

    /// <summary>Where the query's own requests are counted.</summary>
    internal RequestLedger? Ledger { get; init; }

    /// <summary>Turns answers into pages; the usual records where nobody says.</summary>
    internal AnswerParser? Parser { get; init; }

    /// <summary>Whether a part that fails ends everything, for who goes on there later; otherwise the others still come.</summary>
    internal bool StopsAtFailure { get; init; }
}

/// <summary>One run of a query in one session: its records, a page at a time while they arrive, and the count of them.</summary>
public sealed class AnalyticsReader(GenesysSession session, AnalyticsQuery query, AnalyticsReadOptions? options = null)
{
    private readonly RequestLedger _ledger = new(session.Client.Time);
    private readonly long _started = session.Client.Time.GetTimestamp();
    private IFamilyReader? _reader;

    /// <summary>The records. To be read once.</summary>
    public async IAsyncEnumerable<IReadOnlyList<AnalyticsRecord>> ReadPagesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        AnalyticsReadOptions own = (options ?? new AnalyticsReadOptions()) with { Ledger = _ledger };
        PreparedQuery prepared = await QueryPreparer
            .PrepareAsync(session, query, own, cancellationToken)
            .ConfigureAwait(false);
        _reader = FamilyReaders.Open(session, prepared, own);
        AskedQuery asked = prepared.Asked(session.Client.Time.GetUtcNow());
        await foreach (IReadOnlyList<AnalyticsRecord> page in _reader.ReadPagesAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (AnalyticsRecord record in page)
            {
                record.Asked = asked;
            }

            yield return page;
        }
    }

    /// <summary>What was asked and what arrived, so far or in the end; with the failure that ended it, if one did.</summary>
    public QuerySummary Summarize(GenesysException? failure = null)
    {
        QuerySummary summary = _reader?.Summarize(failure) ?? new QuerySummary
        {
            Type = query.Type,
            Interval = query.Interval,
            Outcome = failure is null ? QueryOutcome.Stopped : QueryOutcome.Failed,
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
}
