using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Api.Calls;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Pages that each lead to the next, which is fetched ahead. An answer that has everything is one such page.</summary>
/// <param name="endpoint">Fetches pages.</param>
/// <param name="part">The part.</param>
/// <param name="first">The first page.</param>
/// <param name="tally">Counts the records.</param>
/// <param name="state">The state of the reading. No page is fetched that the remaining records do not need.</param>
internal sealed class FollowedPages(
    AnswerEndpoint<AnalyticsRecord> endpoint,
    QueryPart part,
    AnswerPage<AnalyticsRecord> first,
    SliceTally tally,
    ReadingState state) : IPageSource<AnalyticsRecord>
{
    private readonly LoopGuard _guard = new();

    /// <summary>
    /// False if records were lost, if as many came as the platform sends at most, or not all groups; apart from that nothing is announced that
    /// they could be compared with.
    /// </summary>
    public bool Agrees => state.Reasons.Count == 0 && tally.Lost == 0;

    public async IAsyncEnumerable<SourcePage<AnalyticsRecord>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int number = 1;
        tally.Begin(null, continues: false);
        Guard(first);
        IAsyncEnumerable<AnswerPage<AnalyticsRecord>> pages = Prefetch.Following(
            _ => Task.FromResult(first),
            (page, cancel) => IsLast(page) ? null : FetchAsync(++number, page.Cursor, cancel),
            cancellationToken);
        await foreach (AnswerPage<AnalyticsRecord> page in pages.ConfigureAwait(false))
        {
            yield return new SourcePage<AnalyticsRecord>(page, new ResumePoint());
        }

        if (tally.Received >= endpoint.Family.Limits.MaxRecords)
        {
            state.Reasons.Add(Completeness.Cut(endpoint.Family));
        }
    }

    private async Task<AnswerPage<AnalyticsRecord>> FetchAsync(int number, string? cursor, CancellationToken cancellationToken)
    {
        AnswerPage<AnalyticsRecord> page = await endpoint
            .ReadAsync(part.Interval, number, cursor, cancellationToken, part.Block)
            .ConfigureAwait(false);
        Guard(page);
        return page;
    }

    /// <summary>A server that ignores the page's number or cursor would be read forever.</summary>
    private void Guard(AnswerPage<AnalyticsRecord> page)
    {
        _guard.Received(endpoint.Family.QueryPath, page.Records.Count + page.EmptyGroups, page.Fingerprint);
        if (endpoint.Family.Paging == PagingStyle.CursorInAddress)
        {
            _guard.Following(endpoint.Family.QueryPath, page.Cursor);
        }
    }

    private bool IsLast(AnswerPage<AnalyticsRecord> page) => state.RemainingOnPages <= page.Records.Count || endpoint.Family.Paging switch
    {
        // The number of pages is not announced; only an empty page is the end.
        PagingStyle.PageNumberInAddress => !page.HasRecords,
        PagingStyle.CursorInAddress => page.Cursor is null,
        _ => true,
    };
}
