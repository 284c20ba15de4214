using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Http;
using GenesysReporting.Regions;
using GenesysReporting.Sandbox;

namespace GenesysReporting.Loopback.Tests;

/// <summary>A sandbox, and a session of the engine that is signed in to it with every permission.</summary>
public sealed class LoopbackSession : IAsyncLifetime
{
    public SandboxServer Server { get; } = SandboxServer.Start(new SandboxOptions { RequestsPerMinute = 0 });

    public GenesysSession Session { get; private set; } = null!;

    /// <summary>A midnight (UTC) before which all days are over, so that their data no longer changes.</summary>
    public static DateTimeOffset Midnight { get; } = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    public async Task InitializeAsync() => Session = await SessionConnector.ConnectAsync(
        new ConnectOptions
        {
            Endpoints = PlatformEndpoints.Of(Server.ApiUri, Server.LoginUri),
            ClientId = Server.ClientId,
            ClientSecret = Secret.From(Server.ClientSecret),
        },
        new HttpTransportFactory(),
        observer: null,
        CancellationToken.None);

    public async Task DisposeAsync()
    {
        Session.Client.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>Reads a query to its end, or to its first records.</summary>
    internal async Task<(List<AnalyticsRecord> Records, QuerySummary Summary)> ReadAsync(AnalyticsQuery query, long? first = null)
    {
        var reader = new AnalyticsReader(Session, query, new AnalyticsReadOptions { First = first });
        var records = new List<AnalyticsRecord>();
        await foreach (IReadOnlyList<AnalyticsRecord> page in reader.ReadPagesAsync())
        {
            records.AddRange(page);
        }

        return (records, reader.Summarize());
    }
}
