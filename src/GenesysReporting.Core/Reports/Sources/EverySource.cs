using System.Runtime.CompilerServices;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Names;
using GenesysReporting.Reports.Figures;
using GenesysReporting.Reports.Questions;

namespace GenesysReporting.Reports.Sources;

/// <summary>
/// A question about the current state of every queue, or of the queues that the caller names. The platform leaves out what is zero, so the
/// queues are listed first, and each has its counts.
/// </summary>
/// <param name="definition">The report.</param>
/// <param name="queryOf">Returns the query for a block of ids.</param>
/// <param name="active">The query for all with activity, of any media type.</param>
/// <param name="given">The names or ids that the caller gave; empty for every one.</param>
internal sealed class EverySource(
    ReportDefinition definition, Func<IReadOnlyList<string>, AnalyticsQuery> queryOf, AnalyticsQuery active, IReadOnlyList<string> given) : ReportSource
{
    // The platform's limit of predicates is not documented for observations; users have one of a hundred.
    private const int BlockSize = 100;

    private const string EachId = "(each id)";

    private readonly AnalyticsQuery _example = queryOf(given.Count == 0 ? [EachId] : given);

    public override QueryInterval? Interval => null;

    public override TimeZoneInfo Zone => _example.Zone;

    public override IReadOnlyList<string> Filters => given.Count == 0 ? [] : [.. _example.Conditions.Select(f => f.ToString()!)];

    private ReportQuestion Question => definition.Questions[Name];

    private LookupKind Kind => LookupDimensions.Find(Question.Every!)!.Value;

    public override IReadOnlyList<string> Plan(RateLimitStatus? rateLimit) => given.Count > 0
        ? QueryPlanner.Plan(_example, rateLimit).ToLines()
        :
        [
            $"the list of every {Kind}, and for {BlockSize} of them at once:",
            .. (QueryPlanner.Plan(_example, rateLimit) with { NamesToResolve = [] }).ToLines(),
        ];

    public override async IAsyncEnumerable<IEnumerable<ReportEntry>> ReadAsync(
        GenesysSession session, AnalyticsReadOptions read, SourceOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<string>? ids = await IdsAsync(session, read, outcome, cancellationToken).ConfigureAwait(false);
        if (ids is null)
        {
            // Without the list, those with activity are still known.
            await foreach (IEnumerable<ReportEntry> entries in ReadAsync(session, active, read, outcome, cancellationToken).ConfigureAwait(false))
            {
                yield return entries;
            }
        }

        foreach (string[] block in (ids ?? []).Chunk(BlockSize))
        {
            yield return block.SelectMany(Zeros);
            await foreach (IEnumerable<ReportEntry> entries in ReadAsync(session, queryOf(block), read, outcome, cancellationToken).ConfigureAwait(false))
            {
                yield return entries;
            }
        }
    }

    private async IAsyncEnumerable<IEnumerable<ReportEntry>> ReadAsync(
        GenesysSession session, AnalyticsQuery query, AnalyticsReadOptions read, SourceOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var entries = new GroupEntries(definition, Name, hasBuckets: false);
        await foreach (IReadOnlyList<AnalyticsRecord> page in QuerySource.ReadAsync(session, query, read, outcome, cancellationToken).ConfigureAwait(false))
        {
            yield return page.SelectMany(entries.Read);
        }
    }

    /// <summary>Returns the ids; null, with a reason in the outcome, if the session may not list them.</summary>
    private async Task<IReadOnlyList<string>?> IdsAsync(
        GenesysSession session, AnalyticsReadOptions read, SourceOutcome outcome, CancellationToken cancellationToken)
    {
        if (given.Count > 0)
        {
            return await GivenIds.OfAsync(session, Kind, given, read.Requests, cancellationToken).ConfigureAwait(false);
        }

        var ids = new List<string>();
        try
        {
            await foreach (LookupPage page in NameDirectory.Of(session).ListAsync(Kind, null, read.Requests, cancellationToken).ConfigureAwait(false))
            {
                ids.AddRange(page.Entities.Select(e => e.Id));
                outcome.Reasons.AddRange(page.Doubts);
                outcome.IsComplete &= page.Doubts.Count == 0;
            }
        }
        catch (ApiException e) when (e.Kind == ErrorKind.Permission)
        {
            outcome.Reasons.Add($"Only those with activity are shown, as the session may not list every {Kind}: {e.Message}");
            outcome.IsComplete = false;
            return null;
        }

        return [.. ids.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Returns a count of zero for each count that a column is calculated from.</summary>
    private IEnumerable<ReportEntry> Zeros(string id) => definition.Columns
        .SelectMany(c => new Measure(c, definition.Questions.Keys.First()).Terms)
        .Where(t => t.Metric.Question == Name && t.Statistic == "count")
        .Select(t => t.Metric)
        .Distinct()
        .Select(metric => new ReportEntry(null, [id], metric, new AnalyticsStatistics { Count = 0 }));
}
