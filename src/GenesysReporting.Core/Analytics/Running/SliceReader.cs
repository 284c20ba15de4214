using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Answers;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Running;

/// <summary>
/// Reads one slice of a query whose pages are numbered, several pages at a time, in order. Where pages moved meanwhile, or
/// fewer came than were announced, it is read again, and what is new is delivered.
/// </summary>
/// <param name="endpoint">Fetches pages.</param>
/// <param name="slice">The slice.</param>
/// <param name="tally">Counts it.</param>
/// <param name="degree">How many pages are under way at once.</param>
/// <param name="room">How many records are still wanted; no page is fetched ahead that would not be needed for them.</param>
internal sealed class SliceReader(
    AnswerEndpoint endpoint, QueryInterval slice, SliceTally tally, int degree, Func<long?> room)
{
    private const int MaxPasses = 4;

    private readonly int _pageSize = QueryPages.Size(endpoint.Family);
    private readonly int _maxResults = endpoint.Family.Limits.MaxResults ?? int.MaxValue;

    /// <summary>The most that a page announced; null where none did, and only an empty page is the end.</summary>
    private long? _total;
    private int _used;
    private bool _isAtEnd;

    /// <param name="first">The first page, which told how many there are.</param>
    /// <param name="cancellationToken">Ends the requests under way.</param>
    public async IAsyncEnumerable<List<AnalyticsRecord>> ReadAsync(
        AnswerPage first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (long Unique, long? Total)? before = null;
        AnswerPage opening = first;
        while (true)
        {
            tally.BeginPass();
            await foreach (AnswerPage page in PagesAsync(opening, cancellationToken).ConfigureAwait(false))
            {
                yield return tally.Accept(page);
            }

            // Two readings that agree with each other will not be mended by a third.
            (long, long?) now = (tally.UniqueInPass, tally.TotalHits);
            if (tally.IsStable || tally.Passes == MaxPasses || (now == before && !tally.Moved))
            {
                yield break;
            }

            before = now;
            opening = await endpoint.ReadAsync(slice, 1, null, cancellationToken).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<AnswerPage> PagesAsync(
        AnswerPage first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (_total, _used, _isAtEnd) = (first.TotalHits, 1, first.Records.Count == 0);
        yield return first;
        if (_isAtEnd)
        {
            yield break;
        }

        IAsyncEnumerable<AnswerPage> others = PagesAhead.ReadAsync(
            2,
            LastPage,
            degree,
            (number, cancel) => endpoint.ReadAsync(slice, number, null, cancel),
            cancellationToken);
        await foreach (AnswerPage page in others.ConfigureAwait(false))
        {
            _total = page.TotalHits > _total ? page.TotalHits : _total ?? page.TotalHits;
            _used++;
            _isAtEnd = page.Records.Count == 0;
            yield return page;
        }
    }

    private int LastPage()
    {
        long announced = _total is { } total ? Pages(Math.Min(_maxResults, total)) : _used + (_isAtEnd ? 0 : 1);
        return (int)(room() is { } wanted ? Math.Min(announced, _used + Pages(wanted)) : announced);
    }

    private long Pages(long records) => (records + _pageSize - 1) / _pageSize;
}
