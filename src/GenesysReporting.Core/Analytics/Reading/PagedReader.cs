using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Api.Calls;
using GenesysReporting.Collections;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Reading;

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
    private readonly PartFailures _failures = new(options.PartFailed);
    private long _delivered;
    private bool _wasReadWhole;

    public async IAsyncEnumerable<IReadOnlyList<AnalyticsRecord>> ReadPagesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (_left.First is { Value: var interval })
        {
            _left.RemoveFirst();
            var slice = new PagedSlice(interval);
            _slices.Add(slice);
            IAsyncEnumerator<IReadOnlyList<AnalyticsRecord>> pages =
                ReadSliceAsync(slice, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (pages.ConfigureAwait(false))
            {
                while (await NextAsync(pages, slice).ConfigureAwait(false))
                {
                    IReadOnlyList<AnalyticsRecord> wanted = Choose(pages.Current);
                    Report(slice);
                    if (wanted.Count > 0)
                    {
                        yield return wanted;
                    }

                    if (Room() <= 0)
                    {
                        yield break;
                    }
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
        Slices = _slices.Where(s => s.Interval is not null).Select(s => s.ToSummary()).ToReadOnly(),
    };

    private QueryOutcome Judge(GenesysException? failure) =>
        failure is not null ? QueryOutcome.Failed
        : !_wasReadWhole ? QueryOutcome.Stopped
        : _slices.TrueForAll(s => s.Agrees) ? QueryOutcome.Complete
        : QueryOutcome.Incomplete;

    private async Task<bool> NextAsync(IAsyncEnumerator<IReadOnlyList<AnalyticsRecord>> pages, PagedSlice slice)
    {
        try
        {
            return await pages.MoveNextAsync().ConfigureAwait(false);
        }
        catch (GenesysException e)
        {
            slice.Failure = e;
            if (slice.Interval is null || !_failures.Survives(slice.Interval, e, hasOthers: _slices.Count + _left.Count > 1))
            {
                throw;
            }

            return false;
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<AnalyticsRecord>> ReadSliceAsync(
        PagedSlice slice, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AnswerPage? first = await OpenAsync(slice.Interval, cancellationToken).ConfigureAwait(false);
        if (first is null)
        {
            _slices.Remove(slice);
            yield break;
        }

        IAsyncEnumerable<IReadOnlyList<AnalyticsRecord>> pages = _family.Paging == PagingStyle.PageNumberInBody
            ? ReadNumberedAsync(slice, first, cancellationToken)
            : FollowAsync(slice, first, cancellationToken);
        await foreach (IReadOnlyList<AnalyticsRecord> page in pages.ConfigureAwait(false))
        {
            yield return page;
        }

        slice.WasReadWhole = true;
        _failures.Succeeded();
    }

    /// <summary>Pages of which the first tells how many there are: several at a time, and again where they moved.</summary>
    private async IAsyncEnumerable<IReadOnlyList<AnalyticsRecord>> ReadNumberedAsync(
        PagedSlice slice, AnswerPage first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        slice.Tally = new SliceTally(slice.Interval!, null);
        IAsyncEnumerable<PartPage> pages = new SliceReader(_endpoint, slice.Interval!, slice.Tally, options.ThrottleLimit, Room)
            .ReadAsync(first, cancellationToken);
        await foreach (PartPage page in pages.ConfigureAwait(false))
        {
            yield return page.Records;
        }
    }

    /// <summary>Pages of which each leads to the next, which is fetched ahead.</summary>
    private async IAsyncEnumerable<IReadOnlyList<AnalyticsRecord>> FollowAsync(
        PagedSlice slice, AnswerPage first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int number = 1;
        IAsyncEnumerable<AnswerPage> pages = OneAhead.ReadAsync(
            _ => Task.FromResult(first),
            (page, cancel) => IsLast(page) ? null : AfterAsync(slice.Interval, page, number++, cancel),
            cancellationToken);
        await foreach (AnswerPage page in pages.ConfigureAwait(false))
        {
            slice.Count(page);
            yield return page.Records;
        }
    }

    private async Task<AnswerPage> AfterAsync(
        QueryInterval? interval, AnswerPage page, int number, CancellationToken cancellationToken)
    {
        AnswerPage next = await _endpoint.ReadAsync(interval, number + 1, page.Cursor, cancellationToken).ConfigureAwait(false);
        RefuseLoop(page, next, number);
        return next;
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
        int slices = _slices.Count + _left.Count;
        options.Progress?.Report(new QueryProgress(
            (_slices.Count - 1 + slice.Share) / slices, _delivered, _slices.Count, slices));
    }

    /// <summary>A server that pays no heed to the page's number would be read for ever.</summary>
    private void RefuseLoop(AnswerPage page, AnswerPage next, int number)
    {
        if (next.Records.Count > 0 && next.Fingerprint == page.Fingerprint)
        {
            throw CallErrors.PagingLooped(_family.QueryPath, $"pages {number} and {number + 1} are the same");
        }
    }

    private long? Room() => query.First - _delivered;

    private IReadOnlyList<AnalyticsRecord> Choose(IReadOnlyList<AnalyticsRecord> records)
    {
        IReadOnlyList<AnalyticsRecord> wanted = Room() is { } room && room < records.Count ? [.. records.Take((int)room)] : records;
        _delivered += wanted.Count;
        return wanted;
    }

    private bool IsLast(AnswerPage page) => Room() <= page.Records.Count || _family.Paging switch
    {
        // Nothing says how many there are; only an empty page is the end.
        PagingStyle.PageNumberInAddress => page.Records.Count == 0 && page.EmptyGroups == 0,
        PagingStyle.CursorInAddress => page.Cursor is null,
        _ => true,
    };
}
