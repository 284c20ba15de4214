using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Reading;

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

    private readonly int _pageSize = endpoint.Family.PageSize;
    private readonly int _maxResults = endpoint.Family.Limits.MaxResults ?? int.MaxValue;

    /// <summary>The most that a page announced; null where none did, and only an empty page is the end.</summary>
    private long? _total;
    private int _used;
    private bool _isAtEnd;

    /// <summary>Reads it from its first page, which told how many there are.</summary>
    public IAsyncEnumerable<PartPage> ReadAsync(AnswerPage first, CancellationToken cancellationToken)
    {
        tally.Begin(null, goesOn: false);
        return ReadAsync(first, after: 0, cancellationToken);
    }

    /// <summary>
    /// Reads on behind the page that somebody else had last. Where that page, or the number of results, is another by now,
    /// pages have moved, and the slice is read from its first page.
    /// </summary>
    /// <param name="begun">How far it was read.</param>
    /// <param name="last">That page, asked for again; the first page where none was read.</param>
    /// <param name="cancellationToken">Ends the requests under way.</param>
    public async IAsyncEnumerable<PartPage> ReadOnAsync(
        ResumedReading begun, AnswerPage last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ResumePoint mark = begun.Mark;
        bool goesOn = mark.Page > 0 && mark.TotalHits == last.TotalHits && mark.PageKey == PageKeys.Of(last);
        tally.Begin(begun, goesOn);
        AnswerPage opening = goesOn || mark.Page <= 1
            ? last
            : await endpoint.ReadAsync(slice, 1, null, cancellationToken).ConfigureAwait(false);
        await foreach (PartPage page in ReadAsync(opening, goesOn ? mark.Page : 0, cancellationToken).ConfigureAwait(false))
        {
            yield return page;
        }
    }

    /// <param name="opening">The first page, or the last that was delivered already.</param>
    /// <param name="after">How many pages were delivered already.</param>
    /// <param name="cancellationToken">Ends the requests under way.</param>
    private async IAsyncEnumerable<PartPage> ReadAsync(
        AnswerPage opening, int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (long Unique, long? Total)? before = null;
        while (true)
        {
            int number = after;
            await foreach (AnswerPage page in PagesAsync(opening, after, cancellationToken).ConfigureAwait(false))
            {
                List<AnalyticsRecord> records = tally.Accept(page);
                yield return new PartPage(records, Mark(page, ++number));
            }

            // Two readings that agree with each other will not be mended by a third.
            (long, long?) now = (tally.UniqueInPass, tally.TotalHits);
            if (tally.IsStable || tally.Passes >= MaxPasses || (now == before && !tally.Moved))
            {
                yield break;
            }

            (before, after) = (now, 0);
            opening = await endpoint.ReadAsync(slice, 1, null, cancellationToken).ConfigureAwait(false);
            tally.BeginPass();
        }
    }

    /// <summary>A later reading mends the first one, and is begun again rather than gone on with.</summary>
    private ResumePoint Mark(AnswerPage page, int number) => tally.Passes > 1
        ? tally.Mark()
        : tally.Mark() with { Page = number, PageKey = PageKeys.Of(page) };

    private async IAsyncEnumerable<AnswerPage> PagesAsync(
        AnswerPage opening, int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (_total, _used, _isAtEnd) = (opening.TotalHits, Math.Max(1, after), opening.Records.Count == 0);
        if (after == 0)
        {
            yield return opening;
        }

        if (_isAtEnd)
        {
            yield break;
        }

        IAsyncEnumerable<AnswerPage> others = PagesAhead.ReadAsync(
            _used + 1,
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
