using System.Globalization;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Chooses between the query and the job.</summary>
internal sealed class DetailsRouter(PreparedQuery query, JobClient jobs)
{
    /// <summary>
    /// Up to here the query is quicker: a job takes its time whatever its size. It is a hundred pages, 20 seconds of the
    /// usual rate limit.
    /// </summary>
    private const long WorthAJob = 10_000;

    private readonly QueryInterval _interval = query.Query.Interval!;

    /// <summary>Why it was chosen so.</summary>
    public string Reason { get; private set; } = query.Query switch
    {
        { Mode: not QueryMode.Auto } => "asked for",
        { Matching: QueryMatching.Platform } => "what the platform matches differs between query and job",
        _ => "the query answers at once",
    };

    /// <summary>How far the data of jobs reaches; null while nobody had to ask.</summary>
    public DateTimeOffset? Watermark { get; private set; }

    private bool IsFree => query.Query is { Mode: QueryMode.Auto, Matching: QueryMatching.StartedIn };

    private bool MustBeJob => query.Query.Mode == QueryMode.Job || query.Query.Matching == QueryMatching.Overlaps;

    /// <summary>The parts to begin with, in order of time: one job, or the slices of the query.</summary>
    public async Task<IReadOnlyList<DetailsPart>> BeginAsync(CancellationToken cancellationToken)
    {
        if (!MustBeJob)
        {
            return BySlices(_interval);
        }

        Reason = query.Query.Mode == QueryMode.Job ? "asked for" : "what overlaps the interval is known to jobs alone";
        Learn(await jobs.AvailabilityAsync(cancellationToken).ConfigureAwait(false));
        return [new DetailsPart(_interval, ByJob: true)];
    }

    /// <summary>The parts to go on with, when somebody else read some of the first.</summary>
    public async Task<IReadOnlyList<DetailsPart>> GoOnAsync(DetailsPart begun, CancellationToken cancellationToken)
    {
        Reason = "as it was begun";
        if (begun.ByJob)
        {
            Learn(await jobs.AvailabilityAsync(cancellationToken).ConfigureAwait(false));
        }

        DateTimeOffset end = begun.Interval.End;
        return end < _interval.End ? [begun, .. BySlices(new QueryInterval(end, _interval.End))] : [begun];
    }

    /// <summary>How far the data of jobs reaches, as the newest answer tells.</summary>
    public void Learn(DateTimeOffset? reaches) => Watermark = reaches ?? Watermark;

    /// <summary>Whether a job's data covers the interval, as far as the platform says.</summary>
    public bool Covers(QueryInterval interval) => Watermark is not { } mark || mark >= interval.End;

    /// <summary>
    /// The parts for all that is left, when the first slice has told how many there are; null to go on as begun.
    /// </summary>
    /// <param name="opened">The slice.</param>
    /// <param name="totalHits">What the platform announced for it.</param>
    /// <param name="cancellationToken">Ends the question for the watermark.</param>
    public async Task<IReadOnlyList<DetailsPart>?> ReconsiderAsync(
        QueryInterval opened, long totalHits, CancellationToken cancellationToken)
    {
        if (!IsFree)
        {
            return null;
        }

        double perDay = totalHits / (double)UtcDays.Count(opened);
        double expected = perDay * UtcDays.Count(_interval);
        if (query.First <= WorthAJob || expected <= WorthAJob)
        {
            Reason = "few enough for the query";
            return null;
        }

        if (!await CanAskJobsAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        DateTimeOffset cut = Watermark is { } mark ? new(mark.UtcDateTime.Date, TimeSpan.Zero) : _interval.Start;
        if (cut <= _interval.Start || perDay * (cut - _interval.Start).TotalDays <= WorthAJob)
        {
            Reason = "too recent for a job";
            return null;
        }

        return Stitch(cut, expected);
    }

    /// <summary>Whether a single day that is too large for the query can go to a job.</summary>
    public async Task<bool> CanTakeDayAsync(QueryInterval day, CancellationToken cancellationToken)
    {
        if (!IsFree || !await CanAskJobsAsync(cancellationToken).ConfigureAwait(false) || !(Watermark >= day.End))
        {
            return false;
        }

        Reason = "a day has more than the query pages through";
        return true;
    }

    private IReadOnlyList<DetailsPart> Stitch(DateTimeOffset cut, double expected)
    {
        string about = string.Create(CultureInfo.InvariantCulture, $"about {expected:0} conversations");
        if (cut >= _interval.End)
        {
            Reason = $"{about}: a job is cheaper";
            return [new DetailsPart(_interval, ByJob: true)];
        }

        Reason = string.Create(
            CultureInfo.InvariantCulture, $"{about}: by job until {cut:yyyy-MM-dd'T'HH:mm'Z'}, by query from there");
        return
        [
            new DetailsPart(new QueryInterval(_interval.Start, cut), ByJob: true),
            .. BySlices(new QueryInterval(cut, _interval.End)),
        ];
    }

    private DetailsPart[] BySlices(QueryInterval interval) =>
        [.. QuerySlices.Of(query.Query with { Interval = interval }).Select(s => new DetailsPart(s, ByJob: false))];

    /// <summary>Whether jobs are of use here; where they are not, the query still is.</summary>
    private async Task<bool> CanAskJobsAsync(CancellationToken cancellationToken)
    {
        if (JobBody.Stranger(query.Query) is { } member)
        {
            Reason = $"jobs do not take the body's '{member}'";
            return false;
        }

        if (Watermark is not null)
        {
            return true;
        }

        try
        {
            Learn(await jobs.AvailabilityAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (GenesysException e) when (
            e.Kind is ErrorKind.Permission or ErrorKind.NotFound or ErrorKind.Service or ErrorKind.InvalidAnswer)
        {
            Reason = $"how far the data of jobs reaches could not be asked ({e.ErrorId})";
            return false;
        }

        return true;
    }
}
