using System.Runtime.CompilerServices;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;

namespace GenesysReporting.Stores;

/// <summary>Fetches the presences and routing statuses of a day. Those that began earlier replace what is known of them.</summary>
internal sealed class UserDayReader(GenesysSession session, AnalyticsReadOptions options) : IDayReader
{
    private readonly UserTables _tables = new();

    public StoreDataSet DataSet => UserTables.DataSet;

    public async IAsyncEnumerable<IEnumerable<StoreRecord>> ReadAsync(
        SyncDay day, DayOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var input = new QueryInput("UserDetails")
        {
            Time = new TimeForms { Exact = day.Interval, Zone = TimeZoneInfo.Utc },
            Mode = QueryMode.Query,
        };
        await foreach (IReadOnlyList<AnalyticsRecord> page in AnalyticsDay.ReadAsync(session, input, options, outcome, cancellationToken).ConfigureAwait(false))
        {
            yield return page.OfType<AnalyticsUserDetail>().SelectMany(_tables.Read);
        }
    }
}
