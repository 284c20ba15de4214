using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Answers;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Api.Calls;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Running;

/// <summary>
/// Reads the families whose answer is one, or comes in pages, for the whole interval: all but the details of
/// conversations, which have to be cut and trimmed.
/// </summary>
internal sealed class PagedReader(GenesysSession session, PreparedQuery query, AnalyticsReadOptions options) : IFamilyReader
{
    private readonly AnswerEndpoint _endpoint = new(session.Client, query, options);
    private readonly QueryFamily _family = query.Query.Family;
    private readonly QueryInterval? _interval = query.Query.Interval;
    private long? _totalHits;
    private long _received;
    private long _delivered;
    private int _emptyGroups;
    private bool _wasReadWhole;

    public async IAsyncEnumerable<IReadOnlyList<AnalyticsRecord>> ReadPagesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        int? before = null;
        for (int number = 1; ; number++)
        {
            AnswerPage page = await _endpoint.ReadAsync(_interval, number, cursor, cancellationToken).ConfigureAwait(false);
            RefuseLoop(page, before, number);
            Count(page, number);
            IReadOnlyList<AnalyticsRecord> wanted = Choose(page.Records);
            if (wanted.Count > 0)
            {
                yield return wanted;
            }

            if (_delivered >= query.First)
            {
                yield break;
            }

            if (IsLast(page, cursor))
            {
                break;
            }

            cursor = page.Cursor;
            before = page.Fingerprint;
        }

        _wasReadWhole = true;
    }

    public QuerySummary Summarize(GenesysException? failure) => new()
    {
        Type = _family.Name,
        Interval = _interval,
        Outcome = Judge(failure),
        Failure = failure?.Message,
        Delivered = _delivered,
        EmptyGroups = _emptyGroups,
        Slices = _interval is null ? [] : [Slice(_interval)],
    };

    private QueryOutcome Judge(GenesysException? failure) =>
        failure is not null ? QueryOutcome.Failed
        : !_wasReadWhole ? QueryOutcome.Stopped
        : _totalHits is null || _totalHits == _received ? QueryOutcome.Complete
        : QueryOutcome.Incomplete;

    private SliceSummary Slice(QueryInterval interval) => new(interval)
    {
        TotalHits = _totalHits ?? _received,
        Received = _received,
        Unique = _received,
        WasReadWhole = _wasReadWhole,
        Agrees = _totalHits is null || _totalHits == _received,
    };

    private void Count(AnswerPage page, int number)
    {
        _received += page.Records.Count;
        _totalHits = page.TotalHits ?? _totalHits;
        _emptyGroups += page.EmptyGroups;
        double fraction = _totalHits is > 0 and { } all ? Math.Min(1, _received / (double)all) : 0;
        options.Progress?.Report(new QueryProgress(fraction, _delivered, number, number));
    }

    /// <summary>A server that pays no heed to the page's number would be read for ever.</summary>
    private void RefuseLoop(AnswerPage page, int? before, int number)
    {
        if (page.Records.Count > 0 && page.Fingerprint == before)
        {
            throw CallErrors.PagingLooped(_family.QueryPath, $"pages {number - 1} and {number} are the same");
        }
    }

    private IReadOnlyList<AnalyticsRecord> Choose(IReadOnlyList<AnalyticsRecord> records)
    {
        long room = query.First - _delivered ?? long.MaxValue;
        IReadOnlyList<AnalyticsRecord> wanted = records.Count <= room ? records : [.. records.Take((int)room)];
        _delivered += wanted.Count;
        return wanted;
    }

    private bool IsLast(AnswerPage page, string? cursor) => _family.Paging switch
    {
        PagingStyle.PageNumberInBody => page.Records.Count == 0 || _received >= _totalHits,
        // Nothing says how many there are; only an empty page is the end.
        PagingStyle.PageNumberInAddress => page.Records.Count == 0 && page.EmptyGroups == 0,
        PagingStyle.CursorInAddress => page.Cursor is null || page.Cursor == cursor,
        _ => true,
    };
}
