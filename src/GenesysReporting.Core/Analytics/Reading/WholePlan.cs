using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Plans a query that one job reads as a whole.</summary>
/// <param name="state">The state of the reading.</param>
/// <param name="interval">The job's interval; null if it is not known.</param>
/// <param name="tally">Counts the job's records.</param>
/// <param name="join">Joins the job's records; null if each is whole.</param>
/// <param name="open">Opens the job's results.</param>
internal sealed class WholePlan(
    ReadingState state,
    QueryInterval? interval,
    SliceTally tally,
    IRecordJoin<AnalyticsRecord>? join,
    Func<CancellationToken, Task<IPageSource<AnalyticsRecord>>> open) : IPartPlan<AnalyticsRecord>
{
    public ReadingState State => state;

    public IRecordJoin<AnalyticsRecord>? Join => join;

    public Task BeginAsync(ResumedPart? resumed, CancellationToken cancellationToken)
    {
        state.ModeReason = "asked for";
        state.Parts.Prepend([new QueryPart(interval, ByJob: true)]);
        return Task.CompletedTask;
    }

    public SliceTally CreateTally(QueryPart part) => tally;

    public async Task<IPageSource<AnalyticsRecord>?> OpenAsync(
        QueryPart part, SliceTally tally, ResumedReading? resumed, CancellationToken cancellationToken) =>
        await open(cancellationToken).ConfigureAwait(false);
}
