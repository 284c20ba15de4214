using System.Globalization;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Chooses between the query and a job for conversation details.</summary>
/// <param name="prepared">The query.</param>
/// <param name="jobs">Makes the calls about jobs.</param>
/// <param name="state">Has the end of the data that jobs can read.</param>
internal sealed class DetailsRouter(PreparedQuery prepared, JobClient jobs, ReadingState state)
{
    /// <summary>
    /// Up to this many conversations the query is quicker, as any job takes a while. They are a hundred pages, 20 seconds of
    /// the usual rate limit.
    /// </summary>
    private const long MinForJob = 10_000;

    private readonly QueryInterval _interval = prepared.Query.Interval!;

    /// <summary>Gets the reason for the choice.</summary>
    public string Reason { get; private set; } = prepared.Query switch
    {
        { Mode: not QueryMode.Auto } => "asked for",
        { Matching: QueryMatching.Platform } => "what the platform matches differs between query and job",
        _ => "the query answers at once",
    };

    private bool MayChoose => prepared.Query is { Mode: QueryMode.Auto, Matching: QueryMatching.StartedIn };

    private bool MustBeJob => prepared.Query.Mode == QueryMode.Job || prepared.Query.Matching == QueryMatching.Overlaps;

    /// <summary>Returns the first parts, in order of time: one job, or the slices of the query.</summary>
    public async Task<IReadOnlyList<QueryPart>> BeginAsync(CancellationToken cancellationToken)
    {
        if (!MustBeJob)
        {
            return BySlices(_interval);
        }

        Reason = prepared.Query.Mode == QueryMode.Job ? "asked for" : "what overlaps the interval is known to jobs alone";
        await UpdateWatermarkAsync(cancellationToken).ConfigureAwait(false);
        return [new QueryPart(_interval, ByJob: true)];
    }

    /// <summary>Returns the parts to resume with, after an earlier run has begun the first of them.</summary>
    public async Task<IReadOnlyList<QueryPart>> ResumeAsync(QueryPart begun, CancellationToken cancellationToken)
    {
        Reason = "as it was begun";
        if (begun.ByJob)
        {
            await UpdateWatermarkAsync(cancellationToken).ConfigureAwait(false);
        }

        DateTimeOffset end = begun.Interval!.End;
        return end < _interval.End ? [begun, .. BySlices(new QueryInterval(end, _interval.End))] : [begun];
    }

    /// <summary>
    /// Returns new parts for the whole interval, once the first slice shows how many conversations there are; null to keep
    /// the present ones.
    /// </summary>
    /// <param name="opened">The first slice.</param>
    /// <param name="totalHits">The number of results that the platform announced for it.</param>
    /// <param name="cancellationToken">Cancels the request for the watermark.</param>
    public async Task<IReadOnlyList<QueryPart>?> ReconsiderAsync(
        QueryInterval opened, long totalHits, CancellationToken cancellationToken)
    {
        if (!MayChoose)
        {
            return null;
        }

        double perDay = totalHits / (double)UtcDays.Count(opened);
        double expected = perDay * UtcDays.Count(_interval);
        if (prepared.First <= MinForJob || expected <= MinForJob)
        {
            Reason = "few enough for the query";
            return null;
        }

        if (!await CanUseJobsAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        DateTimeOffset cut = state.Watermark is { } mark ? new(mark.UtcDateTime.Date, TimeSpan.Zero) : _interval.Start;
        if (cut <= _interval.Start || perDay * (cut - _interval.Start).TotalDays <= MinForJob)
        {
            Reason = "too recent for a job";
            return null;
        }

        return Stitch(cut, expected);
    }

    /// <summary>True if a job can read a single day that is too large for the query.</summary>
    public async Task<bool> CanTakeDayAsync(QueryInterval day, CancellationToken cancellationToken)
    {
        if (!MayChoose || !await CanUseJobsAsync(cancellationToken).ConfigureAwait(false) || !(state.Watermark >= day.End))
        {
            return false;
        }

        Reason = "a day has more than the query pages through";
        return true;
    }

    private IReadOnlyList<QueryPart> Stitch(DateTimeOffset cut, double expected)
    {
        string about = string.Create(CultureInfo.InvariantCulture, $"about {expected:0} conversations");
        if (cut >= _interval.End)
        {
            Reason = $"{about}: a job is cheaper";
            return [new QueryPart(_interval, ByJob: true)];
        }

        Reason = string.Create(
            CultureInfo.InvariantCulture, $"{about}: by job until {cut:yyyy-MM-dd'T'HH:mm'Z'}, by query from there");
        return
        [
            new QueryPart(new QueryInterval(_interval.Start, cut), ByJob: true),
            .. BySlices(new QueryInterval(cut, _interval.End)),
        ];
    }

    private QueryPart[] BySlices(QueryInterval interval) =>
        [.. QuerySlices.Of(prepared.Query with { Interval = interval }).Select(s => new QueryPart(s, ByJob: false))];

    /// <summary>True if jobs can be used; otherwise the query still can.</summary>
    private async Task<bool> CanUseJobsAsync(CancellationToken cancellationToken)
    {
        if (JobBody.FirstUnsupportedMember(prepared.Query) is { } member)
        {
            Reason = $"jobs do not take the body's '{member}'";
            return false;
        }

        if (state.Watermark is not null)
        {
            return true;
        }

        try
        {
            await UpdateWatermarkAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (GenesysException e) when (
            e.Kind is ErrorKind.Permission or ErrorKind.NotFound or ErrorKind.Service or ErrorKind.InvalidAnswer)
        {
            Reason = $"how far the data of jobs reaches could not be asked ({e.ErrorId})";
            return false;
        }

        return true;
    }

    private async Task UpdateWatermarkAsync(CancellationToken cancellationToken) =>
        state.UpdateWatermark(await jobs.AvailabilityAsync(cancellationToken).ConfigureAwait(false));
}
