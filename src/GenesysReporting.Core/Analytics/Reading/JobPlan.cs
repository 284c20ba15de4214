using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Records;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Plans a query that a job reads as a whole: one job, or one for each block of users.</summary>
internal sealed class JobPlan(JobClient client, PreparedQuery prepared, AnalyticsReadOptions options, IPageParser<AnalyticsRecord> parser)
    : IPartPlan<AnalyticsRecord>
{
    private readonly AnalyticsQuery _query = prepared.Query;

    public ReadingState State { get; } = new(prepared.First, options.Progress)
    {
        ModeReason = "asked for",
        JoinsRecords = RecordJoins.Of(prepared) is not null,
    };

    public IRecordJoin<AnalyticsRecord>? Join { get; } = RecordJoins.Of(prepared);

    public Task BeginAsync(ResumedPart? resumed, CancellationToken cancellationToken)
    {
        State.Parts.Prepend(Enumerable.Range(0, prepared.Blocks).Select(b => new QueryPart(_query.Interval, ByJob: true) { Block = b }));
        return Task.CompletedTask;
    }

    public SliceTally CreateTally(QueryPart part) => new(wanted: null, keepsTwins: true);

    public async Task<IPageSource<AnalyticsRecord>?> OpenAsync(
        QueryPart part, SliceTally tally, ResumedReading? resumed, CancellationToken cancellationToken)
    {
        State.UpdateWatermark(await client.AvailabilityAsync(cancellationToken).ConfigureAwait(false));
        var run = new JobRun(client, new JobWaiter(client, State.ReportWaiting));
        IAsyncEnumerable<JobPage<AnalyticsRecord>> pages =
            run.RunAsync(prepared.OfBlock(part.Block), parser, null, null, cancellationToken);
        return new JobPages<AnalyticsRecord>(pages, run, _query.Interval, tally, State);
    }
}
