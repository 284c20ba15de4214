using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Rows;

namespace GenesysReporting.Reports;

/// <summary>Runs a report in one session: asks its questions, and calculates its rows from the statistics.</summary>
/// <param name="session">The session.</param>
/// <param name="definition">The report.</param>
/// <param name="options">The caller's choices.</param>
/// <param name="read">The options of reading.</param>
internal sealed class ReportRun(GenesysSession session, ReportDefinition definition, ReportOptions options, AnalyticsReadOptions read)
{
    private readonly Dictionary<string, AnalyticsQuery> _queries = definition.Questions.ToDictionary(
        q => q.Key, q => ReportQueries.Of(q.Value, options, session.Client.Time));

    private readonly List<string> _notes = [.. definition.Notes];
    private readonly List<QuerySummary> _summaries = [];
    private bool _isComplete = true;

    /// <summary>The numbers of the queries, in order.</summary>
    public IReadOnlyList<QuerySummary> Summaries => _summaries;

    private bool HasBuckets => _queries.Values.Any(q => q.Granularity is not null);

    /// <summary>Runs the report. A question that the session has no permission for is left out and noted, unless it is the only one.</summary>
    /// <param name="note">Receives each reason for which names cannot be read.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task<ReportResult> RunAsync(Action<string> note, CancellationToken cancellationToken)
    {
        var table = new ReportTable(definition, HasBuckets);
        ApiException? refused = null;
        int answered = 0;
        foreach ((string name, AnalyticsQuery query) in _queries)
        {
            try
            {
                await AskAsync(name, query, table, cancellationToken).ConfigureAwait(false);
                answered++;
            }
            catch (ApiException e) when (e.Kind == ErrorKind.Permission)
            {
                refused ??= e;
                _isComplete = false;
                _notes.Add($"The values of the question '{name}' are missing: {e.Message}");
            }
        }

        return answered == 0 ? throw refused! : await CreateAsync(table, note, cancellationToken).ConfigureAwait(false);
    }

    private async Task AskAsync(string name, AnalyticsQuery query, ReportTable table, CancellationToken cancellationToken)
    {
        var reader = new AnalyticsReader(session, query, read);
        GenesysException? failure = null;
        try
        {
            await foreach (IReadOnlyList<AnalyticsRecord> page in reader.ReadPagesAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (AnalyticsAggregate record in page.OfType<AnalyticsAggregate>())
                {
                    table.Add(name, record);
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
            _notes.AddRange(summary.Reasons);
        }
    }

    private async Task<ReportResult> CreateAsync(ReportTable table, Action<string> note, CancellationToken cancellationToken)
    {
        AnalyticsQuery first = _queries.Values.First();
        var columns = new ReportColumns(definition, HasBuckets);
        var cells = new ReportCells(definition, columns, table, first.Zone);
        // A group may have metrics of other groups alone, such as the answers of a queue that was offered nothing.
        List<(ReportRow Row, object?[] Cells)> rows =
            [.. table.Rows.Select(r => (r, cells.Row(r))).Where(r => columns.HasValues(r.Item2))];
        await new RowNamer(session, columns.Rows)
            .FillAsync([.. rows.Select(r => r.Cells)], read.Requests, note, cancellationToken)
            .ConfigureAwait(false);
        rows.Sort(new RowOrder(definition, columns));
        object?[] total = cells.Total();
        return new ReportResult
        {
            Name = definition.Name,
            Title = definition.Title,
            Description = definition.Description,
            Start = first.Interval?.Start,
            End = first.Interval?.End,
            Created = session.Client.Time.GetUtcNow(),
            TimeZone = first.Zone,
            Filters = [.. first.Conditions.Select(f => f.ToString()!)],
            Columns = columns.All,
            Rows = [.. rows.Select(r => r.Cells)],
            Total = definition.Totals == false ? null : total,
            Tiles = [.. definition.Tiles.Select(columns.IndexOf).Select(at => new ReportTile(columns.All[at], total[at]))],
            Charts = [.. new ReportCharts(definition, columns, cells, rows).Create()],
            Notes = _notes,
            IsComplete = _isComplete,
        };
    }
}
