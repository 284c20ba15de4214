using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Export;
using GenesysReporting.Regions;
using GenesysReporting.Telemetry;

namespace GenesysReporting.WarmUp;

/// <summary>
/// Reads and exports one invented conversation in memory, so that the runtime has compiled that code before it is needed,
/// while a sign-in waits for the server. Nothing is sent, written or counted.
/// </summary>
internal static class EngineWarmUp
{
    private static int s_wasStarted;

    /// <summary>Starts the warm-up on a separate thread, once per process; not on a machine with one processor.</summary>
    public static void Start()
    {
        if (Environment.ProcessorCount > 1 && Interlocked.Exchange(ref s_wasStarted, 1) == 0)
        {
            new Thread(Run) { IsBackground = true, Name = nameof(EngineWarmUp) }.Start();
        }
    }

    /// <summary>
    /// Runs the warm-up; returns the export's summary, the number of conversations that were read, and the ledger that has counted the requests.
    /// </summary>
    public static async Task<(ExportSummary Exported, int Read, RequestLedger Ledger)> RunAsync()
    {
        using var transport = new WarmUpTransport();
        GenesysSession session = await SessionAsync(transport).ConfigureAwait(false);
        using ApiClient client = session.Client;
        AnalyticsQuery query = Query();
        ExportSummary exported = await new ConversationExport(
                session, query, new ExportOptions(), ExportPaths.Single(WarmUpDisk.Path), new WarmUpDisk())
            .RunAsync(null, null, null, CancellationToken.None)
            .ConfigureAwait(false);
        return (exported, await ReadAsync(session, query).ConfigureAwait(false), client.Ledger);
    }

    private static void Run()
    {
        try
        {
            RunAsync().GetAwaiter().GetResult();
        }
#pragma warning disable CA1031 // No one asked for this run. A failure here happens again in a real one, and is reported there.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    /// <summary>Creates a session with an invented token and a separate ledger: the process's ledger counts what was sent.</summary>
    private static async Task<GenesysSession> SessionAsync(WarmUpTransport transport)
    {
        var options = new ConnectOptions
        {
            Endpoints = PlatformEndpoints.Of(WarmUpTransport.Address, WarmUpTransport.Address),
            GrantType = GenesysGrantType.AccessToken,
            AccessToken = Secret.From("warm-up"),
        };
        var ledger = new RequestLedger(TimeProvider.System);
        var endpoint = new TokenEndpoint(options.Endpoints, transport, options.Transport, ledger);
        SignIn signIn = await SignIn.RunAsync(options, endpoint, null, CancellationToken.None).ConfigureAwait(false);
        var client = new ApiClient(options.Endpoints, transport, signIn.Tokens, options.GrantType, options.Transport, ledger);
        return new GenesysSession(options.Endpoints, client, signIn);
    }

    private static AnalyticsQuery Query() => QueryBuilder.Make(
        new QueryInput(QueryTypes.ConversationDetails.Name)
        {
            Time = new TimeForms { Interval = WarmUpTransport.Interval, Zone = TimeZoneInfo.Utc },
            Mode = QueryMode.Query,
        },
        TimeProvider.System);

    private static async Task<int> ReadAsync(GenesysSession session, AnalyticsQuery query)
    {
        int read = 0;
        var reader = new AnalyticsReader(session, query);
        await foreach (IReadOnlyList<AnalyticsRecord> page in reader.ReadPagesAsync().ConfigureAwait(false))
        {
            read += page.Count;
        }

        return read;
    }
}
