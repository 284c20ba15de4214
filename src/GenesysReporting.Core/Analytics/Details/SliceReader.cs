using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Answers;
using GenesysReporting.Analytics.Running;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Details;

/// <summary>
/// Reads one slice by the query, several pages at a time, in order. Where pages moved meanwhile, or fewer came than were
/// announced, it is read again, and what is new is delivered.
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

    /// <summary>What the newest page announced.</summary>
    private long _total;
    private int _used;

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
        BegunPart begun, AnswerPage last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PartMark mark = begun.Mark;
        bool goesOn = mark.Page > 0 && mark.TotalHits == (last.TotalHits ?? 0) && mark.PageKey == PageKeys.Of(last);
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
                number++;
                List<AnalyticsRecord> records = tally.Accept(page);
                yield return new PartPage(records, Mark(page, number));
            }

            // Two readings that agree with each other will not be mended by a third.
            (long, long?) now = (tally.UniqueInPass, tally.TotalHits);
            if (tally.IsStable || tally.Passes == MaxPasses || (now == before && !tally.Moved))
            {
                yield break;
            }

            (before, after) = (now, 0);
            opening = await endpoint.ReadAsync(slice, 1, null, cancellationToken).ConfigureAwait(false);
            tally.BeginPass();
        }
    }

    /// <summary>A later reading mends the first, and is not to be gone on with: it is quick to begin again.</summary>
    private PartMark Mark(AnswerPage page, int number) => tally.Passes > 1
        ? tally.Mark()
        : tally.Mark() with { Page = number, PageKey = PageKeys.Of(page) };

    private async IAsyncEnumerable<AnswerPage> PagesAsync(
        AnswerPage opening, int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (_total, _used) = (opening.TotalHits ?? 0, Math.Max(1, after));
        if (after == 0)
        {
            yield return opening;
        }

        if (opening.Records.Count == 0)
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
            _total = Math.Max(_total, page.TotalHits ?? _total);
            _used++;
            yield return page;
        }
    }

    private int LastPage()
    {
        long announced = Pages(Math.Min(DetailsLimits.MaxResults, _total));
        return (int)(room() is { } wanted ? Math.Min(announced, _used + Pages(wanted)) : announced);
    }

    private static long Pages(long records) => (records + DetailsLimits.PageSize - 1) / DetailsLimits.PageSize;
}
