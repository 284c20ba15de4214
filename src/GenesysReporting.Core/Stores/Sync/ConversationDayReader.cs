using System.Runtime.CompilerServices;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Export.Lines;

namespace GenesysReporting.Stores;

/// <summary>Fetches the conversations of a day.</summary>
/// <param name="session">The session.</param>
/// <param name="tables">The tables.</param>
/// <param name="lines">Reads pages into conversations as JSON.</param>
/// <param name="options">The options of reading.</param>
internal sealed class ConversationDayReader(
    GenesysSession session, ConversationTables tables, LineFormat lines, AnalyticsReadOptions options) : IDayReader
{
    public StoreDataSet DataSet => tables.DataSet;

    public async IAsyncEnumerable<IEnumerable<StoreRecord>> ReadAsync(
        SyncDay day, DayOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AnalyticsReadOptions own = options with { StopsAtFailure = true, ReadsOnce = !day.IsWhole };
        AnalyticsQuery query = Query(day);
        PreparedQuery prepared = await QueryPreparer.PrepareAsync(session, query, own, cancellationToken).ConfigureAwait(false);
        var reader = new QueryReader<ConversationLines>(new DetailsPlan<ConversationLines>(session, prepared, own, lines), lines, own);
        string source = day.ByJob ? StoreTable.JobSource : "Query";
        var damages = new List<string>();
        await foreach (PartStep<ConversationLines> step in reader.ReadAsync(null, cancellationToken).ConfigureAwait(false))
        {
            yield return step.Records.Select(record => tables.Read(record.Utf8, source, day.Day, damages.Add));
        }

        outcome.Set(reader.Summarize(query, null));
        outcome.Notes = [.. outcome.Notes, .. damages.Distinct()];
    }

    private AnalyticsQuery Query(SyncDay day) => QueryBuilder.Make(
        new QueryInput(QueryTypes.ConversationDetails.Name)
        {
            Time = new TimeForms { Exact = day.Interval, Zone = TimeZoneInfo.Utc },
            Mode = day.ByJob ? QueryMode.Job : QueryMode.Query,
            Matching = day.WithEarlier ? QueryMatching.Overlaps : QueryMatching.StartedIn,
        },
        session.Client.Time);
}
