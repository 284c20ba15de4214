using System.Runtime.CompilerServices;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Api;

namespace GenesysReporting.Stores;

/// <summary>Reads the records of a query about a day.</summary>
internal static class AnalyticsDay
{
    public static async IAsyncEnumerable<IReadOnlyList<AnalyticsRecord>> ReadAsync(
        GenesysSession session,
        QueryInput input,
        AnalyticsReadOptions options,
        DayOutcome outcome,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new AnalyticsReader(session, QueryBuilder.Make(input, session.Client.Time), options with { StopsAtFailure = true });
        await foreach (IReadOnlyList<AnalyticsRecord> page in reader.ReadPagesAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return page;
        }

        QuerySummary summary = reader.Summarize();
        outcome.Source = summary.Mode;
        outcome.Requests = summary.Requests;
        outcome.IsComplete = summary.Outcome == QueryOutcome.Complete;
        outcome.OnlyLacksUnreadable = summary.Slices.All(s => s.Agrees || s.Lost > 0);
        outcome.Reasons = summary.Reasons;
        outcome.Notes = summary.Notes;
    }
}
