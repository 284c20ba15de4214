using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Reading;

/// <summary>
/// Plans every other query: one part for each slice that the family's limits allow, for each block of users. Halves replace an
/// aggregate that is too large for the platform. It is cut between its buckets.
/// </summary>
internal sealed class HalvingPlan(
    GenesysSession session, PreparedQuery prepared, AnalyticsReadOptions options, IPageParser<AnalyticsRecord> parser)
    : IPartPlan<AnalyticsRecord>
{
    private readonly AnalyticsQuery _query = prepared.Query;
    private readonly AnswerEndpoint<AnalyticsRecord> _endpoint = new(session.Client, prepared, options, parser);

    public ReadingState State { get; } = new(prepared.First, options.Progress) { JoinsRecords = RecordJoins.Of(prepared) is not null };

    public IRecordJoin<AnalyticsRecord>? Join { get; } = RecordJoins.Of(prepared);

    private bool IsNumbered => _query.Family.Paging == PagingStyle.PageNumberInBody;

    public Task BeginAsync(ResumedPart? resumed, CancellationToken cancellationToken)
    {
        QueryInterval?[] slices = _query.Interval is null ? [null] : [.. QuerySlices.Of(_query)];
        State.Parts.Prepend(Enumerable.Range(0, prepared.Blocks).SelectMany(
            block => slices.Select(slice => new QueryPart(slice, ByJob: false) { Block = block })));
        return Task.CompletedTask;
    }

    public SliceTally CreateTally(QueryPart part) =>
        new(wanted: null, keepsTwins: !IsNumbered, totalIsApproximate: _query.Family.Limits.TotalIsApproximate);

    public async Task<IPageSource<AnalyticsRecord>?> OpenAsync(
        QueryPart part, SliceTally tally, ResumedReading? resumed, CancellationToken cancellationToken)
    {
        AnswerPage<AnalyticsRecord> first;
        try
        {
            first = await FirstAsync(part, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.Failure.Status is 413 or 504 && Halves(part.Interval) is { } halves)
        {
            State.Parts.Prepend([part with { Interval = halves.First }, part with { Interval = halves.Second }]);
            return null;
        }

        return IsNumbered
            ? new NumberedPages<AnalyticsRecord>(_endpoint, part.Interval!, tally, State, options.ThrottleLimit) { First = first, Block = part.Block }
            : new FollowedPages(_endpoint, part, first, tally, State);
    }

    /// <summary>Returns the first page. Groups in the address that the platform refuses are left out step by step.</summary>
    private async Task<AnswerPage<AnalyticsRecord>> FirstAsync(QueryPart part, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> groups = _query.Family.AddressGroups;
        while (true)
        {
            try
            {
                AnswerPage<AnalyticsRecord> first =
                    await _endpoint.ReadAsync(part.Interval, 1, null, cancellationToken, part.Block).ConfigureAwait(false);
                if (_endpoint.Groups > 0)
                {
                    State.Reasons.Add(Completeness.GroupsRefused(_query.Family, groups[0], groups.ElementAtOrDefault(_endpoint.Groups)));
                }

                return first;
            }
            catch (ApiException e) when (e.Failure.Status == 400 && _endpoint.Groups < groups.Count)
            {
                _endpoint.Groups++;
            }
        }
    }

    /// <summary>Groups that are ranked, or that span the whole interval, have another meaning in halves.</summary>
    private (QueryInterval First, QueryInterval Second)? Halves(QueryInterval? interval) =>
        interval is not null
        && _query.Family.Kind == FamilyKind.Aggregates
        && prepared is { Granularity: { } granularity, IsRanked: false }
            ? Buckets.Halve(interval, granularity, prepared.BucketZone)
            : null;
}
