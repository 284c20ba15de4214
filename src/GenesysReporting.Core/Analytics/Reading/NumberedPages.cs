using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api.Calls;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics.Reading;

/// <summary>
/// The numbered pages of one slice, several of them in flight, in order. If pages moved while they were read, or fewer records
/// came than were announced, the slice is read again.
/// </summary>
/// <param name="endpoint">Fetches pages.</param>
/// <param name="slice">The slice.</param>
/// <param name="tally">Counts the slice.</param>
/// <param name="state">The state of the reading. No page is fetched that the remaining records do not need.</param>
/// <param name="degree">The number of pages in flight.</param>
internal sealed class NumberedPages<TRecord>(
    AnswerEndpoint<TRecord> endpoint, QueryInterval slice, SliceTally tally, ReadingState state, int degree) : IPageSource<TRecord>
{
    private const int MaxPasses = 4;

    /// <summary>The largest total of the pages; null if none has an exact one, so that only an empty page is the end.</summary>
    private long? _total;
    private int _used;

    /// <summary>Stops at a page that comes again, where no total ends the pages.</summary>
    private LoopGuard _guard = new();
    private bool _isAtEnd;

    /// <summary>True if the slice is not read again when its pages move.</summary>
    public bool ReadsOnce { get; init; }

    /// <summary>The number of the block of users.</summary>
    public int Block { get; init; }

    /// <summary>The first page, if it was fetched before.</summary>
    public AnswerPage<TRecord>? First { get; set; }

    /// <summary>The reading by an earlier run; null for none.</summary>
    public ResumedReading? Resumed { get; init; }

    public bool Agrees => tally.Agrees;

    public async IAsyncEnumerable<SourcePage<TRecord>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (AnswerPage<TRecord> opening, int after) = await OpenAsync(cancellationToken).ConfigureAwait(false);
        (long Unique, long? Total)? before = null;
        while (true)
        {
            int number = after;
            await foreach (AnswerPage<TRecord> page in ReadPassAsync(opening, after, cancellationToken).ConfigureAwait(false))
            {
                yield return new SourcePage<TRecord>(page, Position(page, ++number));
            }

            // A third pass would not improve on two that agree with each other.
            (long, long?) now = (tally.UniqueInPass, tally.TotalHits);
            if (ReadsOnce || tally.IsStable || tally.Passes >= MaxPasses || (now == before && !tally.Moved))
            {
                yield break;
            }

            (before, after) = (now, 0);
            opening = await endpoint.ReadAsync(slice, 1, null, cancellationToken, Block, ExactTotal(tally.TotalHits)).ConfigureAwait(false);
            _guard = new LoopGuard();
            tally.BeginPass();
        }
    }

    /// <summary>
    /// Begins the tally, and returns the page to begin with and the number of pages that were delivered before. If the last page of an
    /// earlier run, or the total, has changed since, pages have moved, and the slice is read from its first page.
    /// </summary>
    private async Task<(AnswerPage<TRecord> Opening, int After)> OpenAsync(CancellationToken cancellationToken)
    {
        if (Resumed is null)
        {
            tally.Begin(null, continues: false);
            return (First!, 0);
        }

        ResumePoint point = Resumed.Point;
        AnswerPage<TRecord> last = await endpoint
            .ReadAsync(slice, Math.Max(1, point.Page), null, cancellationToken, Block, ExactTotal(point.TotalHits))
            .ConfigureAwait(false);
        bool continues = point.Page > 0 && point.TotalHits == last.TotalHits && point.PageKey == PageKey(last);
        tally.Begin(Resumed, continues);
        return continues ? (last, point.Page)
            : point.Page <= 1 ? (last, 0)
            : (await endpoint.ReadAsync(slice, 1, null, cancellationToken, Block, ExactTotal(last.TotalHits)).ConfigureAwait(false), 0);
    }

    /// <summary>A later pass only corrects the first one, so it is begun again rather than resumed.</summary>
    private ResumePoint Position(AnswerPage<TRecord> page, int number) => tally.Passes > 1
        ? new ResumePoint()
        : new ResumePoint { Page = number, PageKey = PageKey(page) };

    /// <summary>Returns a hash of the page's records in their order. Checkpoints on disk have it.</summary>
    private string PageKey(AnswerPage<TRecord> page)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (TRecord record in page.Records)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(endpoint.Parser.KeyOf(record) + "\n"));
        }

        return Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 16));
    }

    private async IAsyncEnumerable<AnswerPage<TRecord>> ReadPassAsync(
        AnswerPage<TRecord> opening, int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (_total, _used, _isAtEnd) = (ExactTotal(opening.TotalHits), Math.Max(1, after), !opening.HasRecords);
        Guard(opening);
        if (after == 0)
        {
            yield return opening;
        }

        if (_isAtEnd)
        {
            yield break;
        }

        IAsyncEnumerable<AnswerPage<TRecord>> others = Prefetch.Numbered(
            _used + 1,
            LastPage,
            degree,
            (number, cancel) => endpoint.ReadAsync(slice, number, null, cancel, Block, _total),
            cancellationToken);
        await foreach (AnswerPage<TRecord> page in others.ConfigureAwait(false))
        {
            Guard(page);
            _total = ExactTotal(page.TotalHits) is { } total && !(total <= _total) ? total : _total;
            _used++;
            _isAtEnd = !page.HasRecords;
            yield return page;
        }
    }

    private int LastPage()
    {
        long announced = _total is { } total ? Pages(Math.Min(endpoint.MaxResults, total)) : _used + (_isAtEnd ? 0 : 1);
        return (int)(state.RemainingOnPages is { } remaining ? Math.Min(announced, _used + Pages(remaining)) : announced);
    }

    private long? ExactTotal(long? total) => endpoint.Family.Limits.TotalIsApproximate ? null : total;

    /// <summary>A server that ignores the page's number would be read forever, as no total ends the pages.</summary>
    private void Guard(AnswerPage<TRecord> page)
    {
        if (page.Fingerprint is { } fingerprint && page.Records.Count > 0)
        {
            _guard.Received(endpoint.Family.QueryPath, page.Records.Count, fingerprint);
        }
    }

    private long Pages(long records) => (records + endpoint.PageSize - 1) / endpoint.PageSize;
}
