using System.Globalization;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Chooses between the query and a job for conversation details.</summary>
internal sealed class DetailsRouter
{
    /// <summary>
    /// Up to this many conversations the query is quicker, as any job takes a while. They are a hundred pages, 20 seconds of
    /// the usual rate limit.
    /// </summary>
    private const long MinForJob = 10_000;

    private readonly PreparedQuery _prepared;
    private readonly JobClient _jobs;
    private readonly ReadingState _state;
    private readonly QueryInterval _interval;

    public DetailsRouter(PreparedQuery prepared, JobClient jobs, ReadingState state)
    {
        (_prepared, _jobs, _state, _interval) = (prepared, jobs, state, prepared.Query.Interval!);
        state.ModeReason = prepared.Query switch
        {
            { Mode: not QueryMode.Auto } => "asked for",
            { Matching: QueryMatching.Platform } => "what the platform matches differs between query and job",
            _ => "the query answers at once",
        };
    }

    private bool MayChoose => _prepared.Query is { Mode: QueryMode.Auto, Matching: QueryMatching.StartedIn };

    private bool MustBeJob => _prepared.Query.Mode == QueryMode.Job || _prepared.Query.Matching == QueryMatching.Overlaps;

    /// <summary>Returns the first parts, in order of time: one job, or the slices of the query.</summary>
    public async Task<IReadOnlyList<QueryPart>> BeginAsync(CancellationToken cancellationToken)
    {
        if (!MustBeJob)
        {
            return BySlices(_interval);
        }

        _state.ModeReason = _prepared.Query.Mode == QueryMode.Job ? "asked for" : "what overlaps the interval is known to jobs alone";
        if (_state.Watermark is null)
        {
            await UpdateWatermarkAsync(cancellationToken).ConfigureAwait(false);
        }

        return [new QueryPart(_interval, ByJob: true)];
    }

    /// <summary>Returns the parts to resume with, after an earlier run has begun the first of them.</summary>
    public async Task<IReadOnlyList<QueryPart>> ResumeAsync(QueryPart begun, CancellationToken cancellationToken)
    {
        _state.ModeReason = "as it was begun";
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
        if (_prepared.First <= MinForJob || expected <= MinForJob)
        {
            _state.ModeReason = "few enough for the query";
            return null;
        }

        if (!await CanUseJobsAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        DateTimeOffset cut = _state.Watermark is { } mark ? new(mark.UtcDateTime.Date, TimeSpan.Zero) : _interval.Start;
        if (cut <= _interval.Start || perDay * (cut - _interval.Start).TotalDays <= MinForJob)
        {
            _state.ModeReason = "too recent for a job";
            return null;
        }

        return Stitch(cut, expected);
    }

    /// <summary>True if a job can read a single day that is too large for the query.</summary>
    public async Task<bool> CanTakeDayAsync(QueryInterval day, CancellationToken cancellationToken)
    {
        if (!MayChoose || !await CanUseJobsAsync(cancellationToken).ConfigureAwait(false) || !(_state.Watermark >= day.End))
        {
            return false;
        }

        _state.ModeReason = "a day has more than the query pages through";
        return true;
    }

    private IReadOnlyList<QueryPart> Stitch(DateTimeOffset cut, double expected)
    {
        string about = string.Create(CultureInfo.InvariantCulture, $"about {expected:0} conversations");
        if (cut >= _interval.End)
        {
            _state.ModeReason = $"{about}: a job is cheaper";
            return [new QueryPart(_interval, ByJob: true)];
        }

        _state.ModeReason = string.Create(
            CultureInfo.InvariantCulture, $"{about}: by job until {cut.UtcDateTime:yyyy-MM-dd'T'HH:mm'Z'}, by query from there");
        return
        [
            new QueryPart(new QueryInterval(_interval.Start, cut), ByJob: true),
            .. BySlices(new QueryInterval(cut, _interval.End)),
        ];
    }

    private QueryPart[] BySlices(QueryInterval interval) =>
        [.. QuerySlices.Of(_prepared.Query with { Interval = interval }).Select(s => new QueryPart(s, ByJob: false))];

    /// <summary>True if jobs can be used; otherwise the query still can.</summary>
    private async Task<bool> CanUseJobsAsync(CancellationToken cancellationToken)
    {
        if (JobBody.FirstUnsupportedMember(_prepared.Query) is { } member)
        {
            _state.ModeReason = $"jobs do not take the body's '{member}'";
            return false;
        }

        if (_state.Watermark is not null)
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
            _state.ModeReason = $"the extent of the jobs' data could not be determined ({e.ErrorId})";
            return false;
        }

        return true;
    }

    private async Task UpdateWatermarkAsync(CancellationToken cancellationToken) =>
        _state.UpdateWatermark(await _jobs.AvailabilityAsync(cancellationToken).ConfigureAwait(false));
}
