using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Reading;

/// <summary>
/// Reads all conversations of an interval: part after part, by query or by job, each conversation once, trimmed to the
/// interval, and counted against what the platform announced. A part that fails is named, and the others still come.
/// </summary>
internal sealed class ConversationDetailsReader : IFamilyReader
{
    private readonly PreparedQuery _query;
    private readonly AnalyticsReadOptions _options;
    private readonly AnswerEndpoint _endpoint;
    private readonly JobClient _jobs;
    private readonly DetailsRouter _router;
    private readonly PartResults _log;
    private readonly PartFailures _failures;
    private DetailsParts _parts = new([], isDescending: false);
    private long _delivered;
    private bool _wasReadWhole;

    public ConversationDetailsReader(GenesysSession session, PreparedQuery query, AnalyticsReadOptions options)
    {
        (_query, _options) = (query, options);
        _endpoint = new AnswerEndpoint(session.Client, query, options);
        _jobs = new JobClient(session, query.Query.Family, options.Requests, options.Ledger, options.Parser);
        _router = new DetailsRouter(query, _jobs);
        _log = new PartResults(query.Query.Interval!);
        _failures = new PartFailures(options.PartFailed);
    }

    public async IAsyncEnumerable<IReadOnlyList<AnalyticsRecord>> ReadPagesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (DetailsStep step in ReadStepsAsync(null, cancellationToken).ConfigureAwait(false))
        {
            if (step.Records.Count > 0)
            {
                yield return step.Records;
            }
        }
    }

    /// <summary>The steps of the reading, each with the point from which it can be gone on with.</summary>
    /// <param name="begun">The first part of the interval, where somebody else has read some of it.</param>
    /// <param name="cancellationToken">Ends waits and requests.</param>
    public async IAsyncEnumerable<DetailsStep> ReadStepsAsync(
        ResumedPart? begun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _parts = new DetailsParts([], _query.IsDescending);
        _parts.PutBack(begun is null
            ? await _router.BeginAsync(cancellationToken).ConfigureAwait(false)
            : await _router.GoOnAsync(begun.Part, cancellationToken).ConfigureAwait(false));
        bool isFirst = true;
        while (_parts.TryTake(out DetailsPart? part))
        {
            var tally = new SliceTally(part.Interval, Wanted(part));
            _log.Begin(part, tally);
            IAsyncEnumerator<DetailsStep> steps =
                ReadPartAsync(part, tally, isFirst, begun?.Reading, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (steps.ConfigureAwait(false))
            {
                while (await NextAsync(steps, part).ConfigureAwait(false))
                {
                    DetailsStep step = Cut(steps.Current);
                    _delivered += step.Records.Count;
                    yield return step;
                    Report(tally);
                    if (_delivered >= _query.First)
                    {
                        yield break;
                    }
                }
            }

            (isFirst, begun) = (false, null);
        }

        _wasReadWhole = true;
    }

    public QuerySummary Summarize(GenesysException? failure) => _log.ToSummary(_router, failure, _wasReadWhole) with
    {
        Delivered = _delivered,
    };

    /// <summary>
    /// What is to be delivered of a part. What the query matches belongs to one slice alone, whatever its start says; what a
    /// job returns past its part is returned by the query too.
    /// </summary>
    private QueryInterval? Wanted(DetailsPart part) =>
        _query.Query.Matching != QueryMatching.StartedIn ? null
        : part.ByJob ? part.Interval
        : _query.Query.Interval;

    /// <summary>Moves on to the next page; where the part fails and the others are still worth reading, it ends here.</summary>
    private async Task<bool> NextAsync(IAsyncEnumerator<DetailsStep> steps, DetailsPart part)
    {
        try
        {
            return await steps.MoveNextAsync().ConfigureAwait(false);
        }
        catch (GenesysException e)
        {
            _log.Fail(part, e);
            if (_options.StopsAtFailure || !_failures.Survives(part.Interval, e, hasOthers: _parts.Left > 0 || _log.Count > 1))
            {
                throw;
            }

            return false;
        }
    }

    private async IAsyncEnumerable<DetailsStep> ReadPartAsync(
        DetailsPart part,
        SliceTally tally,
        bool isFirst,
        ResumedReading? begun,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerable<PartPage>? pages = part.ByJob
            ? ReadJob(part, tally, begun, cancellationToken)
            : begun is not null
            ? await ReopenSliceAsync(part, tally, begun, cancellationToken).ConfigureAwait(false)
            : await OpenSliceAsync(part, tally, isFirst, cancellationToken).ConfigureAwait(false);
        if (pages is null)
        {
            _log.Drop(part);
            yield break;
        }

        await foreach (PartPage page in pages.ConfigureAwait(false))
        {
            yield return new DetailsStep(part, page.Records, page.Mark);
        }

        _failures.Succeeded();
        bool agrees = part.ByJob ? !tally.IsBlurred && _router.Covers(part.Interval) : tally.Agrees;
        yield return new DetailsStep(part, [], tally.Mark())
        {
            Ended = _log.End(part, agrees),
            Watermark = _router.Watermark,
        };
    }

    private IAsyncEnumerable<PartPage> ReadJob(
        DetailsPart part, SliceTally tally, ResumedReading? begun, CancellationToken cancellationToken) =>
        new JobPartReader(
                _query,
                _jobs,
                new JobWaiter(_jobs, (job, elapsed) => _options.Progress?.Report(
                    _log.Progress(0, _delivered, _parts.Left) with { Waiting = (job, elapsed) })),
                date => _router.Learn(date))
            .ReadAsync(part, tally, begun, cancellationToken);

    /// <summary>The slice's pages behind those that somebody else has read.</summary>
    private async Task<IAsyncEnumerable<PartPage>> ReopenSliceAsync(
        DetailsPart part, SliceTally tally, ResumedReading begun, CancellationToken cancellationToken)
    {
        AnswerPage last = await _endpoint
            .ReadAsync(part.Interval, Math.Max(1, begun.Mark.Page), null, cancellationToken)
            .ConfigureAwait(false);
        return Slice(part, tally).ReadOnAsync(begun, last, cancellationToken);
    }

    /// <summary>The slice's pages; null where it is to be read in other parts, which are then put in its place.</summary>
    private async Task<IAsyncEnumerable<PartPage>?> OpenSliceAsync(
        DetailsPart part, SliceTally tally, bool isFirst, CancellationToken cancellationToken)
    {
        AnswerPage first = await _endpoint.ReadAsync(part.Interval, 1, null, cancellationToken).ConfigureAwait(false);
        long total = first.TotalHits ?? 0;
        if (isFirst && await _router.ReconsiderAsync(part.Interval, total, cancellationToken).ConfigureAwait(false) is { } parts)
        {
            _parts.Replace(parts);
            return null;
        }

        if (total > DetailsLimits.MaxResults)
        {
            await DivideAsync(part.Interval, total, cancellationToken).ConfigureAwait(false);
            return null;
        }

        return Slice(part, tally).ReadAsync(first, cancellationToken);
    }

    private SliceReader Slice(DetailsPart part, SliceTally tally) =>
        new(_endpoint, part.Interval, tally, _options.ThrottleLimit, Room);

    private async Task DivideAsync(QueryInterval slice, long total, CancellationToken cancellationToken)
    {
        if (_parts.TryHalve(slice))
        {
            return;
        }

        if (!await _router.CanTakeDayAsync(slice, cancellationToken).ConfigureAwait(false))
        {
            throw ReadingErrors.DayTooLarge(slice, total, DetailsLimits.MaxResults);
        }

        _parts.PutBack([new DetailsPart(slice, ByJob: true)]);
    }

    private long? Room() => _query.First - _delivered;

    private DetailsStep Cut(DetailsStep step) =>
        Room() is { } room && room < step.Records.Count ? step with { Records = [.. step.Records.Take((int)room)] } : step;

    private void Report(SliceTally tally)
    {
        double inPart = tally.TotalHits is > 0 and { } all ? Math.Min(1, tally.UniqueInPass / (double)all) : 0;
        _options.Progress?.Report(_log.Progress(inPart, _delivered, _parts.Left));
    }
}
