using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Reports.Questions;
using GenesysReporting.Reports.Sources;
using GenesysReporting.Rows;

namespace GenesysReporting.Reports;

/// <summary>Runs a report: asks its questions in each session, and calculates one table from all statistics.</summary>
/// <param name="sessions">The sessions; rows of several say their organisation.</param>
/// <param name="plan">The report with the caller's choices.</param>
/// <param name="read">The options of reading.</param>
internal sealed class ReportRun(IReadOnlyList<GenesysSession> sessions, ReportPlan plan, AnalyticsReadOptions read)
{
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

    private bool AreSeveral => sessions.Count > 1;

    /// <summary>
    /// Runs the report. A question that a session has no permission for is left out and noted, unless it is the only one. Of several
    /// sessions, one that fails does not stop the others.
    /// </summary>
    /// <param name="note">Receives each reason for which names cannot be read.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task<ReportResult> RunAsync(Action<string> note, CancellationToken cancellationToken)
    {
        var table = new ReportTable();
        var answered = new List<GenesysSession>();
        foreach (GenesysSession session in sessions)
        {
            try
            {
                // Taken over as a whole: a session that fails after its first pages must not leave half of its figures.
                table.Add(await AskAsync(session, cancellationToken).ConfigureAwait(false));
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

    private async Task<ReportTable> AskAsync(GenesysSession session, CancellationToken cancellationToken)
    {
        var table = new ReportTable();
        ApiException? refused = null;
        bool hasAnswer = false;
        foreach (ReportSource source in plan.Sources)
        {
            try
            {
                await AskAsync(session, source, table, cancellationToken).ConfigureAwait(false);
                hasAnswer = true;
            }
            catch (ApiException e) when (e.Kind == ErrorKind.Permission && plan.Sources.Count > 1)
            {
                refused ??= e;
                Miss($"The values of the question '{source.Name}' are missing: {e.Message}");
            }
        }

        if (!hasAnswer)
        {
            throw refused!;
        }

        return table;
    }

    private async Task AskAsync(GenesysSession session, ReportSource source, ReportTable table, CancellationToken cancellationToken)
    {
        var outcome = new SourceOutcome();
        try
        {
            await foreach (IEnumerable<ReportEntry> entries in source.ReadAsync(session, read, outcome, cancellationToken).ConfigureAwait(false))
            {
                foreach (ReportEntry entry in entries)
                {
                    table.Add(AreSeveral ? session.Name : null, entry);
                }
            }
        }
        finally
        {
            _summaries.AddRange(outcome.Summaries);
            _isComplete &= outcome.IsComplete;
            _reasons.AddRange(outcome.Reasons);
        }
    }

    private void Miss(string reason)
    {
        _isComplete = false;
        _reasons.Add(reason);
    }

    private async Task<ReportResult> CreateAsync(
        ReportTable table, List<GenesysSession> answered, Action<string> note, CancellationToken cancellationToken)
    {
        ReportDefinition definition = plan.Definition;
        ReportSource first = plan.Sources[0];
        var columns = new ReportColumns(definition, AreSeveral, plan.HasBuckets);
        var cells = new ReportCells(definition, columns, table, first.Zone);
        // A group may have metrics of other groups alone, such as the answers of a queue that was offered nothing.
        List<(ReportRow Row, object?[] Cells)> rows =
            [.. table.Rows.Select(r => (r, cells.Row(r))).Where(r => (r.r.Figures.HasRows || columns.HasValues(r.Item2)) && columns.Meets(r.Item2))];
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
            Filters = first.Filters,
            Columns = columns.All,
            TableColumns = columns.InTable,
            Rows = [.. rows.Select(r => r.Cells)],
            Total = definition.Totals == false ? null : total,
            Tiles = [.. definition.Tiles.Select(columns.IndexOf).Select(at => new ReportTile(columns.All[at], total[at]))],
            Charts = [.. new ReportCharts(definition, columns, cells, rows, plan.Buckets, first.Zone).Create()],
            Notes = [.. _reasons, .. definition.Notes],
            IsComplete = _isComplete,
        };
    }
}
