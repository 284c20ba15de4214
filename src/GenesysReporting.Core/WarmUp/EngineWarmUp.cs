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
/// Reads and exports one invented conversation in memory, so that the code is compiled by the time it is needed: while a
/// sign-in is on its way to the server and back, there is nothing else to do. Nothing is sent, written or counted.
/// </summary>
internal static class EngineWarmUp
{
    private static int s_begun;
    private static volatile bool s_isNeeded = true;

    /// <summary>Runs it beside the caller, once in a process; not at all where the caller has the only processor.</summary>
    public static void Begin()
    {
        if (Environment.ProcessorCount > 1 && Interlocked.Exchange(ref s_begun, 1) == 0)
        {
            new Thread(Run) { IsBackground = true, Name = nameof(EngineWarmUp) }.Start();
        }
    }

    /// <summary>The real thing has begun and needs the processors; what has not been rehearsed yet is left out.</summary>
    public static void End() => s_isNeeded = false;

    /// <summary>The whole rehearsal: what the export told, and how many conversations were read.</summary>
    /// <param name="goesOn">Asked whether the second part is still wanted.</param>
    public static async Task<(ExportSummary Exported, int Read)> RunAsync(Func<bool> goesOn)
    {
        using var transport = new WarmUpTransport();
        GenesysSession session = await SessionAsync(transport).ConfigureAwait(false);
        using ApiClient client = session.Client;
        AnalyticsQuery query = Question();
        ExportSummary exported = await new ConversationExport(
                session, query, new ExportOptions(), ExportPaths.Single(WarmUpDisk.Path), new WarmUpDisk())
            .RunAsync(null, null, null, CancellationToken.None)
            .ConfigureAwait(false);
        return (exported, goesOn() ? await ReadAsync(session, query).ConfigureAwait(false) : 0);
    }

    private static void Run()
    {
        try
        {
            RunAsync(() => s_isNeeded).GetAwaiter().GetResult();
        }
#pragma warning disable CA1031 // Nobody asked for it. What fails here fails again where somebody does, and is told there.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    /// <summary>A session with a token that nobody gave, and with a count of its own: the process's is of what was sent.</summary>
    private static async Task<GenesysSession> SessionAsync(WarmUpTransport transport)
    {
        var options = new ConnectOptions
        {
            Endpoints = PlatformEndpoints.Of(WarmUpTransport.Address, WarmUpTransport.Address),
            GrantType = GenesysGrantType.AccessToken,
            AccessToken = Secret.From("rehearsal"),
        };
        var ledger = new RequestLedger(TimeProvider.System);
        var endpoint = new TokenEndpoint(options.Endpoints, transport, options.Transport, ledger);
        SignIn signIn = await SignIn.RunAsync(options, endpoint, null, CancellationToken.None).ConfigureAwait(false);
        var client = new ApiClient(options.Endpoints, transport, signIn.Tokens, options.GrantType, options.Transport, ledger);
        return new GenesysSession(options.Endpoints, client, signIn);
    }

    private static AnalyticsQuery Question() => QueryBuilder.Make(
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
