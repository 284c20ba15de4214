using System.Diagnostics;
using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Export;
using GenesysReporting.Export.Lines;
using GenesysReporting.Http;
using GenesysReporting.Regions;
using GenesysReporting.Stores;
using GenesysReporting.Transport;

namespace StoreLoads;

/// <summary>A session with the server that has the conversations.</summary>
internal sealed class Platform : IDisposable
{
    private readonly GenesysSession _session;
    private readonly TimeProvider _time;
    private readonly LineFormat _lines = LineFormats.Of(new LineOptions { Format = ExportFormat.JsonLines });
    private readonly ConversationTables _tables = new(keepsRaw: false);

    private Platform(GenesysSession session, TimeProvider time) => (_session, _time) = (session, time);

    /// <summary>Signs in; the secret is in the environment.</summary>
    public static async Task<Platform> ConnectAsync(Uri api, Uri login, string clientId, TimeProvider time)
    {
        var options = new ConnectOptions
        {
            Endpoints = PlatformEndpoints.Of(api, login),
            GrantType = GenesysGrantType.ClientCredentials,
            ClientId = clientId,
            ClientSecret = Secret.From(Environment.GetEnvironmentVariable("GENESYSCLOUD_OAUTHCLIENT_SECRET")!),
            Transport = new TransportOptions { Time = time },
        };
        return new Platform(await SessionConnector.ConnectAsync(options, new HttpTransportFactory(), null, default), time);
    }

    /// <summary>Makes the rows of days, as a store gets them, and drops them.</summary>
    public async Task<Outcome> FetchAsync(DateOnly first, int days)
    {
        (long records, long rows) = (0, 0);
        var watch = Stopwatch.StartNew();
        for (int day = 0; day < days; day++)
        {
            await foreach (StoreRecord record in ReadAsync(first.AddDays(day)))
            {
                (records, rows) = (records + 1, rows + record.Rows.Sum(r => (long)r.Count));
            }
        }

        return new Outcome(watch.Elapsed, records, rows, _session.Client.Ledger.Read().Attempts);
    }

    /// <summary>Returns the records of a day.</summary>
    public async Task<IReadOnlyList<StoreRecord>> RecordsAsync(DateOnly day)
    {
        var records = new List<StoreRecord>();
        await foreach (StoreRecord record in ReadAsync(day))
        {
            records.Add(record);
        }

        return records;
    }

    /// <summary>Brings a store up to date.</summary>
    public async Task<Outcome> SyncAsync(StoreLocation location, DateOnly first)
    {
        var watch = Stopwatch.StartNew();
        await using IStore store = await ((IStoreFactory)new StoreFactory()).OpenAsync(location, StoreAccess.Write, _time, default);
        var options = new SyncOptions { Since = first };
        StoreSummary summary = await new SyncRun(_session, store, location, options, _lines, new AnalyticsReadOptions()).RunAsync(default);
        return summary.Outcome == StoreOutcome.Complete
            ? new Outcome(watch.Elapsed, summary.Records, summary.Rows, summary.Requests)
            : throw new InvalidOperationException(string.Join(' ', summary.Failures));
    }

    public void Dispose() => _session.Client.Dispose();

    private async IAsyncEnumerable<StoreRecord> ReadAsync(DateOnly day)
    {
        var reader = new ConversationDayReader(_session, _tables, _lines, new AnalyticsReadOptions());
        var state = new StoredDay(StoreData.Conversations, day);
        var outcome = new DayOutcome();
        await foreach (IEnumerable<StoreRecord> page in reader.ReadAsync(new SyncDay(state, state.End) { ByJob = true }, outcome, default))
        {
            foreach (StoreRecord record in page)
            {
                yield return record;
            }
        }

        if (!outcome.IsComplete)
        {
            throw new InvalidOperationException(string.Join(' ', outcome.Reasons));
        }
    }
}
