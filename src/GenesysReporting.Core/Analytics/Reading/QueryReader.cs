using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Collections;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Reading;

/// <summary>
/// Reads the results of a query: one part after the other, as its plan cuts them, each page as it arrives. Records are counted,
/// trimmed and delivered once. If a part fails and others are worth reading, it is reported, and the others still come.
/// </summary>
/// <param name="plan">Cuts the query into parts, and opens them.</param>
/// <param name="parser">Knows the records.</param>
/// <param name="options">The options of the reading.</param>
internal sealed class QueryReader<TRecord>(IPartPlan<TRecord> plan, IPageParser<TRecord> parser, AnalyticsReadOptions options)
{
    private readonly ReadingState _state = plan.State;
    private readonly PartFailures _failures = new(options.PartFailed);
    private bool _wasReadWhole;

    /// <summary>The error that ends the reading after the records that are held for joining.</summary>
    private ExceptionDispatchInfo? _fatal;

    /// <summary>Reads the steps. To be called once.</summary>
    /// <param name="resumed">The part that an earlier run has begun; null to begin with the first part.</param>
    /// <param name="cancellationToken">Cancels waits and requests.</param>
    public async IAsyncEnumerable<PartStep<TRecord>> ReadAsync(
        ResumedPart? resumed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await plan.BeginAsync(resumed, cancellationToken).ConfigureAwait(false);
        while (_state.Parts.TryTake(out QueryPart? part))
        {
            PartResults.Entry result = _state.Results.Begin(part, plan.CreateTally(part));
            IAsyncEnumerator<PartStep<TRecord>> steps =
                ReadPartAsync(result, resumed?.Reading, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (steps.ConfigureAwait(false))
            {
                while (await MoveNextAsync(steps, result).ConfigureAwait(false))
                {
                    PartStep<TRecord> step = Deliver(plan.Join is null ? steps.Current : Collect(steps.Current, plan.Join));
                    yield return step;
                    _state.Report(result.Tally.Share);
                    if (_state.Remaining <= 0)
                    {
                        yield break;
                    }
                }
            }

            if (plan.Join?.Take(part, _state.Parts.Next) is { Count: > 0 } joined)
            {
                yield return Deliver(new PartStep<TRecord>(part, joined, result.Tally.Count(new ResumePoint())) { Watermark = _state.Watermark });
                if (_state.Remaining <= 0)
                {
                    yield break;
                }
            }

            _fatal?.Throw();
            resumed = null;
        }

        _wasReadWhole = true;
    }

    /// <summary>Gets the sentences about damaged and lost records.</summary>
    public IReadOnlyList<string> Notes => _state.Results.Notes;

    /// <summary>Returns the numbers of the reading, so far or at its end.</summary>
    /// <param name="query">The query.</param>
    /// <param name="failure">The error that ended the reading; null for none.</param>
    public QuerySummary Summarize(AnalyticsQuery query, GenesysException? failure)
    {
        IReadOnlyList<SliceSummary> results = _state.Results.ToSummaries();
        return new QuerySummary
        {
            Type = query.Type,
            Interval = query.Interval,
            Outcome = Completeness.Judge(results, failure, _wasReadWhole),
            Failure = failure?.Message,
            Delivered = _state.Delivered,
            EmptyGroups = _state.Results.EmptyGroups,
            Notes = Notes,
            Slices = results.Where(r => r.Interval is not null).ToReadOnly(),
            Mode = _state.Results.Mode,
            ModeReason = _state.ModeReason,
            OtherReasons = _state.Reasons.ToReadOnly(),
            Watermark = _state.Watermark,
        };
    }

    /// <summary>Moves to the next step; false at the part's end, and if it failed and the others are still worth reading.</summary>
    private async Task<bool> MoveNextAsync(IAsyncEnumerator<PartStep<TRecord>> steps, PartResults.Entry result)
    {
        try
        {
            return await steps.MoveNextAsync().ConfigureAwait(false);
        }
        catch (GenesysException e)
        {
            result.Failure = e;
            bool hasOthers = _state.Results.Count + _state.Parts.Count > 1;
            if (options.StopsAtFailure || !_failures.CanContinue(result.Part, e, hasOthers))
            {
                if (plan.Join is null)
                {
                    throw;
                }

                // What has come so far is held for joining, and is delivered before the error.
                _fatal = ExceptionDispatchInfo.Capture(e);
                _state.Parts.Replace([]);
            }

            return false;
        }
    }

    private async IAsyncEnumerable<PartStep<TRecord>> ReadPartAsync(
        PartResults.Entry result, ResumedReading? resumed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (QueryPart part, SliceTally tally) = (result.Part, result.Tally);
        IPageSource<TRecord>? source = await plan.OpenAsync(part, tally, resumed, cancellationToken).ConfigureAwait(false);
        if (source is null)
        {
            _state.Results.Remove(result);
            yield break;
        }

        await foreach (SourcePage<TRecord> page in source.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            List<TRecord> records = tally.Accept(page.Answer, parser);
            yield return new PartStep<TRecord>(part, records, tally.Count(page.Position));
        }

        _failures.Reset();
        result.End(source.Agrees);
        yield return new PartStep<TRecord>(part, [], tally.Count(new ResumePoint()))
        {
            Ended = result.ToSummary(),
            Watermark = _state.Watermark,
        };
    }

    private static PartStep<TRecord> Collect(PartStep<TRecord> step, IRecordJoin<TRecord> join)
    {
        join.Add(step.Records);
        return step with { Records = [] };
    }

    /// <summary>Cuts the step to the records that are still wanted, and counts them.</summary>
    private PartStep<TRecord> Deliver(PartStep<TRecord> step)
    {
        PartStep<TRecord> cut = _state.Remaining is { } remaining && remaining < step.Records.Count
            ? step with { Records = [.. step.Records.Take((int)remaining)] }
            : step;
        _state.Delivered += cut.Records.Count;
        return cut;
    }
}
