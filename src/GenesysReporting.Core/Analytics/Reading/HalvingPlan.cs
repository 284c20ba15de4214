using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Reading;

/// <summary>
/// Plans every other query: one part, which halves replace if it is an aggregate that is too large for the platform. It is cut
/// between its buckets.
/// </summary>
internal sealed class HalvingPlan(
    GenesysSession session, PreparedQuery prepared, AnalyticsReadOptions options, IPageParser<AnalyticsRecord> parser)
    : IPartPlan<AnalyticsRecord>
{
    private readonly AnalyticsQuery _query = prepared.Query;
    private readonly AnswerEndpoint<AnalyticsRecord> _endpoint = new(session.Client, prepared, options, parser);

    public ReadingState State { get; } = new(prepared.First, options.Progress);

    private bool IsNumbered => _query.Family.Paging == PagingStyle.PageNumberInBody;

    public Task BeginAsync(ResumedPart? resumed, CancellationToken cancellationToken)
    {
        State.Parts.Prepend([new QueryPart(_query.Interval, ByJob: false)]);
        return Task.CompletedTask;
    }

    public SliceTally CreateTally(QueryPart part) => new(wanted: null, keepsTwins: !IsNumbered);

    public async Task<IPageSource<AnalyticsRecord>?> OpenAsync(
        QueryPart part, SliceTally tally, ResumedReading? resumed, CancellationToken cancellationToken)
    {
        AnswerPage<AnalyticsRecord> first;
        try
        {
            first = await _endpoint.ReadAsync(part.Interval, 1, null, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.Failure.Status is 413 or 504 && Halves(part.Interval) is { } halves)
        {
            State.Parts.Prepend([new QueryPart(halves.First, ByJob: false), new QueryPart(halves.Second, ByJob: false)]);
            return null;
        }

        return IsNumbered
            ? new NumberedPages<AnalyticsRecord>(_endpoint, part.Interval!, tally, State, options.ThrottleLimit) { First = first }
            : new FollowedPages(_endpoint, part.Interval, first, tally, State);
    }

    /// <summary>Groups that are ranked, or that span the whole interval, have another meaning in halves.</summary>
    private (QueryInterval First, QueryInterval Second)? Halves(QueryInterval? interval) =>
        interval is not null
        && _query.Family.Kind == FamilyKind.Aggregates
        && prepared is { Granularity: { } granularity, IsRanked: false }
            ? Buckets.Halve(interval, granularity, _query.Zone)
            : null;
}
