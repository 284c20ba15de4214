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
/// Reads the families whose answer is one, or comes in pages: all but the details of conversations, which have to be cut
/// and trimmed. An aggregate that is too much for the platform is asked for in halves, cut between its stretches of time.
/// </summary>
internal sealed class PagedReader(GenesysSession session, PreparedQuery query, AnalyticsReadOptions options) : IFamilyReader
{
    private readonly AnswerEndpoint _endpoint = new(session.Client, query, options);
    private readonly QueryFamily _family = query.Query.Family;
    private readonly LinkedList<QueryInterval?> _left = new([query.Query.Interval]);
    private readonly List<PagedSlice> _slices = [];
    private long _delivered;
    private bool _wasReadWhole;

    public async IAsyncEnumerable<IReadOnlyList<AnalyticsRecord>> ReadPagesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (_left.First is { Value: var interval })
        {
            _left.RemoveFirst();
            await foreach (AnswerPage page in ReadSliceAsync(interval, cancellationToken).ConfigureAwait(false))
            {
                IReadOnlyList<AnalyticsRecord> wanted = Choose(page.Records);
                if (wanted.Count > 0)
                {
                    yield return wanted;
                }

                if (_delivered >= query.First)
                {
                    yield break;
                }
            }
        }

        _wasReadWhole = true;
    }

    public QuerySummary Summarize(GenesysException? failure) => new()
    {
        Type = _family.Name,
        Interval = query.Query.Interval,
        Outcome = Judge(failure),
        Failure = failure?.Message,
        Delivered = _delivered,
        EmptyGroups = _slices.Sum(s => s.EmptyGroups),
        Slices = [.. _slices.Where(s => s.Interval is not null).Select(s => s.ToSummary())],
    };

    private QueryOutcome Judge(GenesysException? failure) =>
        failure is not null ? QueryOutcome.Failed
        : !_wasReadWhole ? QueryOutcome.Stopped
        : _slices.TrueForAll(s => s.Agrees) ? QueryOutcome.Complete
        : QueryOutcome.Incomplete;

    private async IAsyncEnumerable<AnswerPage> ReadSliceAsync(
        QueryInterval? interval, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var slice = new PagedSlice(interval);
        AnswerPage? page = await OpenAsync(interval, cancellationToken).ConfigureAwait(false);
        if (page is null)
        {
            yield break;
        }

        _slices.Add(slice);
        for (int number = 1; ; number++)
        {
            slice.Count(page);
            Report(slice);
            yield return page;
            if (IsLast(slice, page))
            {
                break;
            }

            AnswerPage next = await _endpoint.ReadAsync(interval, number + 1, page.Cursor, cancellationToken).ConfigureAwait(false);
            RefuseLoop(page, next, number);
            page = next;
        }

        slice.WasReadWhole = true;
    }

    /// <summary>The first page; null where the interval is to be asked for in halves, which are then put in its place.</summary>
    private async Task<AnswerPage?> OpenAsync(QueryInterval? interval, CancellationToken cancellationToken)
    {
        try
        {
            return await _endpoint.ReadAsync(interval, 1, null, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.Failure.Status is 413 or 504 && Halves(interval) is { } halves)
        {
            _left.AddFirst(halves.Second);
            _left.AddFirst(halves.First);
            return null;
        }
    }

    /// <summary>Groups that are ranked, or that span the whole interval, mean something else in halves.</summary>
    private (QueryInterval First, QueryInterval Second)? Halves(QueryInterval? interval) =>
        interval is not null && _family.Kind == FamilyKind.Aggregates && query.Granularity is { } granularity && !query.IsRanked
            ? Buckets.Halve(interval, granularity, query.Query.Zone)
            : null;

    private void Report(PagedSlice slice)
    {
        double inSlice = slice.TotalHits is > 0 and { } all ? Math.Min(1, slice.Received / (double)all) : 0;
        int slices = _slices.Count + _left.Count;
        options.Progress?.Report(new QueryProgress((_slices.Count - 1 + inSlice) / slices, _delivered, _slices.Count, slices));
    }

    /// <summary>A server that pays no heed to the page's number would be read for ever.</summary>
    private void RefuseLoop(AnswerPage page, AnswerPage next, int number)
    {
        if (next.Records.Count > 0 && next.Fingerprint == page.Fingerprint)
        {
            throw CallErrors.PagingLooped(_family.QueryPath, $"pages {number} and {number + 1} are the same");
        }
    }

    private IReadOnlyList<AnalyticsRecord> Choose(IReadOnlyList<AnalyticsRecord> records)
    {
        long room = query.First - _delivered ?? long.MaxValue;
        IReadOnlyList<AnalyticsRecord> wanted = records.Count <= room ? records : [.. records.Take((int)room)];
        _delivered += wanted.Count;
        return wanted;
    }

    private bool IsLast(PagedSlice slice, AnswerPage page) => _family.Paging switch
    {
        PagingStyle.PageNumberInBody => page.Records.Count == 0 || slice.Received >= slice.TotalHits,
        // Nothing says how many there are; only an empty page is the end.
        PagingStyle.PageNumberInAddress => page.Records.Count == 0 && page.EmptyGroups == 0,
        PagingStyle.CursorInAddress => page.Cursor is null,
        _ => true,
    };
}
