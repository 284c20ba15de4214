using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Export;
using GenesysReporting.Export.Lines;
using GenesysReporting.Http;
using GenesysReporting.Protection;
using GenesysReporting.Regions;
using GenesysReporting.Sandbox;
using GenesysReporting.Transport;
using Microsoft.Data.Sqlite;

namespace GenesysReporting.Stores.Tests;

/// <summary>A sandbox whose conversations change late, a session in it, and a folder for stores.</summary>
internal sealed class SyncFixture : IAsyncDisposable
{
    private static readonly IStoreFactory Factory = new StoreFactory();

    private SyncFixture(SandboxServer server, FrozenTime time) => (Server, Time) = (server, time);

    public SandboxServer Server { get; }

    public FrozenTime Time { get; }

    public GenesysSession Session { get; private set; } = null!;

    public string Folder { get; } = Directory.CreateTempSubdirectory("gr-sync-").FullName;

    /// <summary>The default data of a run.</summary>
    public static IReadOnlyList<StoreData> AllData { get; } = Enum.GetValues<StoreData>();

    /// <param name="options">The options of the sandbox; null for late changes.</param>
    /// <param name="now">The time; null for the usual one.</param>
    /// <param name="transport">Creates the session's transport; null for the real one.</param>
    public static async Task<SyncFixture> StartAsync(SandboxOptions? options = null, DateTimeOffset? now = null, ITransportFactory? transport = null)
    {
        var time = new FrozenTime();
        time.Now = now ?? time.Now;
        var server = SandboxServer.Start((options ?? new SandboxOptions { ConversationsPerDay = 40, LateChanges = true }) with { Time = time, RequestsPerMinute = 0 });
        var fixture = new SyncFixture(server, time);
        fixture.Session = await fixture.ConnectAsync(transport);
        return fixture;
    }

    /// <summary>Signs in once more.</summary>
    public Task<GenesysSession> ConnectAsync(ITransportFactory? transport = null) => SessionConnector.ConnectAsync(
        new ConnectOptions
        {
            Endpoints = PlatformEndpoints.Of(Server.ApiUri, Server.LoginUri),
            GrantType = GenesysGrantType.ClientCredentials,
            ClientId = Server.ClientId,
            ClientSecret = Secret.From(Server.ClientSecret),
            Transport = new TransportOptions { Time = Time, AttemptTimeout = TimeSpan.FromDays(1), MaxRetries = 1, RetryWithin = TimeSpan.FromDays(1) },
        },
        transport ?? new HttpTransportFactory(),
        null,
        default);

    /// <summary>Returns the place of a store in the folder: of a database if the name has an ending, else of a folder.</summary>
    public StoreLocation At(string name) =>
        new(Path.HasExtension(name) ? StoreKind.Sqlite : StoreKind.Parquet, Path.Combine(Folder, name)) { DisplayName = name };

    /// <summary>Brings a store up to date.</summary>
    public Task<StoreSummary> SyncAsync(string name, SyncOptions options, Action<SyncProgress>? progress = null, RecordProtection? protection = null, CancellationToken cancellationToken = default) =>
        SyncAsync(At(name), options, progress, protection, cancellationToken);

    /// <summary>Brings a store at any place up to date.</summary>
    public async Task<StoreSummary> SyncAsync(StoreLocation location, SyncOptions options, Action<SyncProgress>? progress = null, RecordProtection? protection = null, CancellationToken cancellationToken = default)
    {
        await using IStore store = await Factory.OpenAsync(location, StoreAccess.Write, Time, cancellationToken);
        LineFormat lines = Lines(protection);
        return await new SyncRun(Session, store, location, options, lines, new AnalyticsReadOptions())
        {
            Progress = progress is null ? null : new Listener(progress),
            Protection = protection,
        }.RunAsync(cancellationToken);
    }

    /// <summary>Compares the last finished days of a store with the platform, and fetches those that differ again if asked to.</summary>
    public async Task<IReadOnlyList<StoreDayTest>> TestAsync(string name, int days, bool repair = false, RecordProtection? protection = null)
    {
        await using IStore store = await Factory.OpenAsync(At(name), repair ? StoreAccess.Change : StoreAccess.Read, Time, default);
        StoreInfo info = await StoreInfoReader.ReadAsync(store, At(name), default);
        var tester = new StoreTester(Session, store, At(name), info, Lines(protection), new AnalyticsReadOptions());
        var tests = new List<StoreDayTest>();
        foreach (StoredDay day in await tester.ChooseAsync(days, 0, new Random(1), default))
        {
            StoreDayTest test = await tester.TestAsync(day, default);
            tests.Add(test);
            if (repair && !test.IsEqual)
            {
                Assert.Empty(await tester.RepairAsync([day], Time.Now.AddHours(-6), default));
            }
        }

        return tests;
    }

    /// <summary>Returns the rows of a query as text.</summary>
    public string[] Query(string name, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={At(name).Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "-" : reader.GetValue(i).ToString())));
        }

        return [.. rows];
    }

    /// <summary>Returns all rows of all tables by day in a fixed order, without the way in which they were fetched.</summary>
    public string Dump(string name, DateOnly before)
    {
        var text = new System.Text.StringBuilder();
        foreach (StoreTable table in Enum.GetValues<StoreData>().SelectMany(d => StoreTables.Of(d, false).Tables))
        {
            string columns = string.Join(", ", table.Columns.Select(c => c.Name).Where(c => c != "source").Select(c => $"\"{c}\""));
            text.AppendLine(table.Name);
            foreach (string row in Query(name, $"SELECT day, {columns} FROM {table.Name} WHERE day < '{before:yyyy-MM-dd}'").Order(StringComparer.Ordinal))
            {
                text.AppendLine(row);
            }
        }

        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        Session.Client.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static LineFormat Lines(RecordProtection? protection) =>
        LineFormats.Of(new LineOptions { Format = ExportFormat.JsonLines, Protection = protection });

    private sealed class Listener(Action<SyncProgress> report) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) => report(value);
    }
}
