using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Answers;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Running;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Transport;

namespace GenesysReporting.Analytics.Details;

/// <summary>
/// Reads all conversations of an interval: slice after slice, page after page, in order of start, each once, trimmed to
/// the interval, and counted against what the platform announced.
/// </summary>
internal sealed class ConversationDetailsReader(
    GenesysSession session,
    PreparedQuery query,
    IRequestObserver? requests = null,
    IProgress<QueryProgress>? progress = null) : IFamilyReader
{
    private static readonly QueryFamily Family = QueryTypes.ConversationDetails;
    private readonly AnswerEndpoint _endpoint = new(session.Client, query, requests);
    private readonly List<SliceSummary> _done = [];
    private readonly long _started = session.Client.Time.GetTimestamp();
    private readonly long _requestsBefore = session.Client.Requests;
    private readonly QueryInterval _interval = query.Query.Interval!;
    private SlicePlan _plan = new(query.Slices);
    private SliceTally? _current;
    private long _delivered;
    private bool _wasReadWhole;

    /// <summary>The conversations, a page at a time, while they arrive. To be read once.</summary>
    public async IAsyncEnumerable<IReadOnlyList<AnalyticsRecord>> ReadPagesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (_plan.TryTake(out QueryInterval? slice))
        {
            await foreach (AnswerPage page in ReadSliceAsync(slice, cancellationToken).ConfigureAwait(false))
            {
                AnalyticsConversation[] wanted = Choose(page);
                _delivered += wanted.Length;
                if (wanted.Length > 0)
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

    /// <summary>What was asked and what arrived, so far or in the end; with the failure that ended it, if one did.</summary>
    public QuerySummary Summarize(GenesysException? failure)
    {
        SliceSummary[] slices = _current is null ? [.. _done] : [.. _done, _current.ToSummary(wasReadWhole: false)];
        return new QuerySummary
        {
            Type = Family.Name,
            Interval = _interval,
            Outcome = Judge(slices, failure),
            Failure = failure?.Message,
            Delivered = _delivered,
            Slices = slices,
            Requests = session.Client.Requests - _requestsBefore,
            Elapsed = session.Client.Time.GetElapsedTime(_started),
        };
    }

    private QueryOutcome Judge(SliceSummary[] slices, GenesysException? failure) =>
        failure is not null ? QueryOutcome.Failed
        : !_wasReadWhole ? QueryOutcome.Stopped
        : slices.All(s => s.Agrees) ? QueryOutcome.Complete
        : QueryOutcome.Incomplete;

    private async IAsyncEnumerable<AnswerPage> ReadSliceAsync(
        QueryInterval slice, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tally = new SliceTally(slice, _interval);
        for (int number = 1; ; number++)
        {
            AnswerPage page = await _endpoint.ReadAsync(slice, number, null, cancellationToken).ConfigureAwait(false);
            tally.TotalHits = page.TotalHits ?? tally.TotalHits;
            if (number == 1 && tally.TotalHits > DetailsLimits.MaxResults)
            {
                _plan = _plan.Halve(slice, tally.TotalHits, DetailsLimits.MaxResults);
                yield break;
            }

            _current = tally;
            yield return page;
            Report(tally, number);
            if (page.Records.Count == 0 || (long)number * DetailsLimits.PageSize >= tally.TotalHits)
            {
                break;
            }
        }

        _done.Add(tally.ToSummary(wasReadWhole: true));
        _current = null;
    }

    private AnalyticsConversation[] Choose(AnswerPage page)
    {
        long room = query.First - _delivered ?? long.MaxValue;
        var wanted = new List<AnalyticsConversation>(page.Records.Count);
        foreach (AnalyticsConversation conversation in page.Records.Cast<AnalyticsConversation>())
        {
            if (_current!.Accept(conversation) && wanted.Count < room)
            {
                wanted.Add(conversation);
            }
        }

        return [.. wanted];
    }

    private void Report(SliceTally tally, int number)
    {
        double inSlice = tally.TotalHits == 0 ? 1 : Math.Min(1, (double)number * DetailsLimits.PageSize / tally.TotalHits);
        int slices = _done.Count + 1 + _plan.Left;
        progress?.Report(new QueryProgress(
            (_done.Count + inSlice) / slices, _delivered, _done.Count + 1, slices));
    }
}
