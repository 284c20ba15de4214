using System.Runtime.CompilerServices;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Reports.Questions;

namespace GenesysReporting.Reports.Sources;

/// <summary>A question that is one query of the analytics.</summary>
/// <param name="query">The query.</param>
/// <param name="entriesIn">Creates the reader of its records in a session.</param>
internal sealed class QuerySource(
    AnalyticsQuery query, Func<GenesysSession, AnalyticsReadOptions, CancellationToken, Task<IRecordEntries>> entriesIn) : ReportSource
{
    public override QueryInterval? Interval => query.Interval;

    public override TimeZoneInfo Zone => query.Zone;

    public override IReadOnlyList<string> Filters => [.. query.Conditions.Select(f => f.ToString()!)];

    public override IReadOnlyList<string> Plan(RateLimitStatus? rateLimit) => QueryPlanner.Plan(query, rateLimit).ToLines();

    public override async IAsyncEnumerable<IEnumerable<ReportEntry>> ReadAsync(
        GenesysSession session, AnalyticsReadOptions read, SourceOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IRecordEntries entries = await entriesIn(session, read, cancellationToken).ConfigureAwait(false);
        await foreach (IReadOnlyList<AnalyticsRecord> page in ReadAsync(session, query, read, outcome, cancellationToken).ConfigureAwait(false))
        {
            yield return page.SelectMany(entries.Read);
        }

        yield return entries.End();
    }

    /// <summary>Reads the records of a query, and adds its numbers to the outcome, also if it fails.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<AnalyticsRecord>> ReadAsync(
        GenesysSession session,
        AnalyticsQuery query,
        AnalyticsReadOptions read,
        SourceOutcome outcome,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new AnalyticsReader(session, query, read);
        await using IAsyncEnumerator<IReadOnlyList<AnalyticsRecord>> pages = reader.ReadPagesAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(pages, reader, outcome).ConfigureAwait(false))
        {
            yield return pages.Current;
        }

        outcome.Add(reader.Summarize());
    }

    private static async ValueTask<bool> NextAsync(
        IAsyncEnumerator<IReadOnlyList<AnalyticsRecord>> pages, AnalyticsReader reader, SourceOutcome outcome)
    {
        try
        {
            return await pages.MoveNextAsync().ConfigureAwait(false);
        }
        catch (GenesysException e)
        {
            outcome.Add(reader.Summarize(e));
            throw;
        }
    }
}
