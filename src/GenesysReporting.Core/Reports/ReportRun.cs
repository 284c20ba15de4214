using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Rows;

namespace GenesysReporting.Reports;

/// <summary>Runs a report: asks its questions in each session, and calculates one table from all statistics.</summary>
/// <param name="sessions">The sessions; rows of several say their organisation.</param>
/// <param name="definition">The report.</param>
/// <param name="options">The caller's choices.</param>
/// <param name="read">The options of reading.</param>
internal sealed class ReportRun(
    IReadOnlyList<GenesysSession> sessions, ReportDefinition definition, ReportOptions options, AnalyticsReadOptions read)
{
    private readonly Dictionary<string, AnalyticsQuery> _queries = definition.Questions.ToDictionary(
        q => q.Key, q => ReportQueries.Of(q.Value, options, sessions[0].Client.Time));

    private readonly List<string> _reasons = [];
    private readonly List<QuerySummary> _summaries = [];
    private readonly List<(GenesysSession Session, GenesysException Error)> _failures = [];
    private bool _isComplete = true;

    /// <summary>The numbers of the queries, in order.</summary>
    public IReadOnlyList<QuerySummary> Summaries => _summaries;

    /// <summary>The reasons for which values are missing, one sentence each.</summary>
    public IReadOnlyList<string> Reasons => _reasons;

    /// <summary>The sessions that could not be asked, if others could.</summary>
    public IReadOnlyList<(GenesysSession Session, GenesysException Error)> Failures => _failures;

    private bool HasBuckets => _queries.Values.Any(q => q.Granularity is not null);

    private bool AreSeveral => sessions.Count > 1;

    /// <summary>
    /// Runs the report. A question that a session has no permission for is left out and noted, unless it is the only one. Of several
    /// sessions, one that fails does not stop the others.
    /// </summary>
    /// <param name="note">Receives each reason for which names cannot be read.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task<ReportResult> RunAsync(Action<string> note, CancellationToken cancellationToken)
    {
        var table = new ReportTable(definition, HasBuckets);
        var answered = new List<GenesysSession>();
        foreach (GenesysSession session in sessions)
        {
            try
            {
                await AskAsync(session, table, cancellationToken).ConfigureAwait(false);
                answered.Add(session);
            }
            catch (GenesysException e) when (AreSeveral)
            {
                _failures.Add((session, e));
                Miss($"{session.Name} is missing: {e.Message}");
            }
        }

        return answered.Count == 0
            ? throw _failures[0].Error
            : await CreateAsync(table, answered, note, cancellationToken).ConfigureAwait(false);
    }

    private async Task AskAsync(GenesysSession session, ReportTable table, CancellationToken cancellationToken)
    {
        ApiException? refused = null;
        bool hasAnswer = false;
        foreach ((string name, AnalyticsQuery query) in _queries)
        {
            try
            {
                await AskAsync(session, name, query, table, cancellationToken).ConfigureAwait(false);
                hasAnswer = true;
            }
            catch (ApiException e) when (e.Kind == ErrorKind.Permission && _queries.Count > 1)
            {
                refused ??= e;
                Miss($"The values of the question '{name}' are missing: {e.Message}");
            }
        }

        if (!hasAnswer)
        {
            throw refused!;
        }
    }

    private async Task AskAsync(
        GenesysSession session, string name, AnalyticsQuery query, ReportTable table, CancellationToken cancellationToken)
    {
        var reader = new AnalyticsReader(session, query, read);
        GenesysException? failure = null;
        try
        {
            await foreach (IReadOnlyList<AnalyticsRecord> page in reader.ReadPagesAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (AnalyticsAggregate record in page.OfType<AnalyticsAggregate>())
                {
                    table.Add(AreSeveral ? session.Name : null, name, record);
                }
            }
        }
        catch (GenesysException e)
        {
            failure = e;
            throw;
        }
        finally
        {
            QuerySummary summary = reader.Summarize(failure);
            _summaries.Add(summary);
            _isComplete &= summary.Outcome == QueryOutcome.Complete;
            _reasons.AddRange(summary.Reasons.Concat(summary.Notes));
        }
    }

    private static IReadOnlyList<DateTimeOffset> BucketsOf(AnalyticsQuery query) =>
        query is { Granularity: { } granularity, Interval: { } interval } && Buckets.Advances(granularity)
            ? [.. Buckets.Of(interval, granularity, query.Zone, []).Select(b => b.Start)]
            : [];

    private void Miss(string reason)
    {
        _isComplete = false;
        _reasons.Add(reason);
    }

    private async Task<ReportResult> CreateAsync(
        ReportTable table, List<GenesysSession> answered, Action<string> note, CancellationToken cancellationToken)
    {
        AnalyticsQuery first = _queries.Values.First();
        var columns = new ReportColumns(definition, AreSeveral, HasBuckets);
        var cells = new ReportCells(definition, columns, table, first.Zone);
        // A group may have metrics of other groups alone, such as the answers of a queue that was offered nothing.
        List<(ReportRow Row, object?[] Cells)> rows =
            [.. table.Rows.Select(r => (r, cells.Row(r))).Where(r => columns.HasValues(r.Item2))];
        foreach (GenesysSession session in answered)
        {
            object?[][] own = [.. rows.Where(r => !AreSeveral || r.Row.Organization == session.Name).Select(r => r.Cells)];
            await new RowNamer(session, columns.Rows).FillAsync(own, read.Requests, note, cancellationToken).ConfigureAwait(false);
        }

        rows.Sort(new RowOrder(definition, columns));
        object?[] total = cells.Total();
        return new ReportResult
        {
            Name = definition.Name,
            Title = definition.Title,
            Description = definition.Description,
            Organizations = [.. answered.Select(s => s.Organization ?? s.Name)],
            Start = first.Interval?.Start,
            End = first.Interval?.End,
            Created = sessions[0].Client.Time.GetUtcNow(),
            TimeZone = first.Zone,
            Filters = [.. first.Conditions.Select(f => f.ToString()!)],
            Columns = columns.All,
            Rows = [.. rows.Select(r => r.Cells)],
            Total = definition.Totals == false ? null : total,
            Tiles = [.. definition.Tiles.Select(columns.IndexOf).Select(at => new ReportTile(columns.All[at], total[at]))],
            Charts = [.. new ReportCharts(definition, columns, cells, rows, BucketsOf(first), first.Zone).Create()],
            Notes = [.. _reasons, .. definition.Notes],
            IsComplete = _isComplete,
        };
    }
}
