using System.Runtime.CompilerServices;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;

namespace GenesysReporting.Stores;

/// <summary>Fetches the figures of queues of a day.</summary>
internal sealed class QueueDayReader(GenesysSession session, AnalyticsReadOptions options) : IDayReader
{
    private readonly QueueIntervalTable _table = new();

    public StoreDataSet DataSet => QueueIntervalTable.DataSet;

    public async IAsyncEnumerable<IEnumerable<StoreRecord>> ReadAsync(
        SyncDay day, DayOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var input = new QueryInput("ConversationAggregates")
        {
            Time = new TimeForms { Exact = day.Interval, Zone = TimeZoneInfo.Utc },
            Metrics = QueueIntervalTable.Metrics,
            GroupBy = QueueIntervalTable.GroupBy,
            Granularity = QueueIntervalTable.Granularity,
        };
        await foreach (IReadOnlyList<AnalyticsRecord> page in AnalyticsDay.ReadAsync(session, input, options, outcome, cancellationToken).ConfigureAwait(false))
        {
            yield return page.OfType<AnalyticsAggregate>().Select(_table.Read).OfType<StoreRecord>();
        }
    }
}
