using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Export;
using GenesysReporting.Regions;
using GenesysReporting.Telemetry;
using GenesysReporting.Transport;

namespace GenesysReporting.WarmUp;

/// <summary>
/// Signs in, reads and exports one invented conversation in memory, so that the runtime has compiled that code before it is
/// needed. Nothing is sent, written or counted.
/// </summary>
internal static class EngineWarmUp
{
    // A server on the network has not answered by then; one on this machine has.
    private static readonly TimeSpan LongestSignIn = TimeSpan.FromMilliseconds(250);

    private static readonly ManualResetEventSlim SignInEnded = new();
    private static int s_wasStarted;

    /// <summary>
    /// Starts the warm-up on separate threads, once per process; not on a machine with one processor. Only the sign-in's code
    /// is compiled at once: the rest would compete with the sign-in for the processors, and waits for <see cref="Continue"/>
    /// or until the sign-in waits for the network.
    /// </summary>
    public static void Start(Func<ITransportFactory> transports)
    {
        if (Environment.ProcessorCount > 1 && Interlocked.Exchange(ref s_wasStarted, 1) == 0)
        {
            Start(() => transports().WarmUpAsync().GetAwaiter().GetResult());
            Start(SignInAndQuery);
        }
    }

    /// <summary>Compiles the rest, because the sign-in has ended.</summary>
    public static void Continue() => SignInEnded.Set();

    /// <summary>Signs in to the platform in memory.</summary>
    public static Task<GenesysSession> SignInAsync()
    {
        var options = new ConnectOptions
        {
            Endpoints = PlatformEndpoints.Of(WarmUpTransport.Address, WarmUpTransport.Address),
            ClientId = "warm-up",
            ClientSecret = Secret.From("warm-up"),
        };

        // A separate ledger: the process's ledger counts what was sent.
        return SessionConnector.ConnectAsync(
            options, new WarmUpTransport(), new RequestLedger(TimeProvider.System), null, CancellationToken.None);
    }

    /// <summary>Exports and reads with a session; returns the export's summary and the number of conversations that were read.</summary>
    public static async Task<(ExportSummary Exported, int Read)> QueryAsync(GenesysSession session)
    {
        AnalyticsQuery query = Query();
        ExportSummary exported = await new ConversationExport(
                session, query, new ExportOptions(), ExportPaths.Single(WarmUpDisk.Path), new WarmUpDisk())
            .RunAsync(null, null, null, CancellationToken.None)
            .ConfigureAwait(false);
        return (exported, await ReadAsync(session, query).ConfigureAwait(false));
    }

    private static void Start(Action work) =>
        new Thread(() => Run(work)) { IsBackground = true, Name = nameof(EngineWarmUp) }.Start();

    private static void Run(Action work)
    {
        try
        {
            work();
        }
#pragma warning disable CA1031 // No one asked for this run. A failure here happens again in a real one, and is reported there.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    private static void SignInAndQuery()
    {
        // Not asynchronously: a wait on a thread of the pool would slow the sign-in.
        GenesysSession session = SignInAsync().GetAwaiter().GetResult();
        using ApiClient client = session.Client;
        SignInEnded.Wait(LongestSignIn);
        QueryAsync(session).GetAwaiter().GetResult();
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
