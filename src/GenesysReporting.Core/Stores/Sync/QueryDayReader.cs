using System.Runtime.CompilerServices;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;

namespace GenesysReporting.Stores;

/// <summary>Fetches a day by one query of the analytics.</summary>
/// <param name="session">The session.</param>
/// <param name="dataSet">The tables that it fills.</param>
/// <param name="inputOf">Returns the query for the time of a day.</param>
/// <param name="recordsOf">Returns the records of a store of a record of the query.</param>
/// <param name="options">The options of reading.</param>
internal sealed class QueryDayReader(
    GenesysSession session,
    StoreDataSet dataSet,
    Func<TimeForms, QueryInput> inputOf,
    Func<AnalyticsRecord, IEnumerable<StoreRecord>> recordsOf,
    AnalyticsReadOptions options) : IDayReader
{
    public StoreDataSet DataSet => dataSet;

    /// <summary>Returns the reader of presences and routing statuses; those that began earlier replace what is known of them.</summary>
    public static QueryDayReader OfUsers(GenesysSession session, AnalyticsReadOptions options)
    {
        var tables = new UserTables();
        return new QueryDayReader(
            session,
            UserTables.DataSet,
            time => new QueryInput("UserDetails") { Time = time, Mode = QueryMode.Query },
            record => tables.Read((AnalyticsUserDetail)record),
            options);
    }

    /// <summary>Returns the reader of the figures of queues.</summary>
    public static QueryDayReader OfQueues(GenesysSession session, AnalyticsReadOptions options)
    {
        var table = new QueueIntervalTable();
        return new QueryDayReader(
            session,
            QueueIntervalTable.DataSet,
            time => new QueryInput("ConversationAggregates")
            {
                Time = time,
                Metrics = QueueIntervalTable.Metrics,
                GroupBy = QueueIntervalTable.GroupBy,
                Granularity = QueueIntervalTable.Granularity,
            },
            record => table.Read((AnalyticsAggregate)record) is { } row ? [row] : [],
            options);
    }

    public async IAsyncEnumerable<IEnumerable<StoreRecord>> ReadAsync(
        SyncDay day, DayOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        QueryInput input = inputOf(new TimeForms { Exact = day.Interval, Zone = TimeZoneInfo.Utc });
        var reader = new AnalyticsReader(session, QueryBuilder.Make(input, session.Client.Time), options with { StopsAtFailure = true });
        await foreach (IReadOnlyList<AnalyticsRecord> page in reader.ReadPagesAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return page.SelectMany(recordsOf);
        }

        outcome.Set(reader.Summarize());
    }
}
