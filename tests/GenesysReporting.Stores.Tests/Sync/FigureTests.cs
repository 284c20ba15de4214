using System.Globalization;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Reports;
using GenesysReporting.Reports.Sources;
using Npgsql;

namespace GenesysReporting.Stores.Tests;

/// <summary>Stores of each kind have the figures of the reports, for those who read them without this module.</summary>
[NeedsPostgreSql]
[Collection(PostgreSqlGroup.Name)]
public sealed class FigureTests(PostgreSqlServer server)
{
    private static readonly SyncOptions All = new() { Since = new DateOnly(2026, 5, 31), Data = SyncFixture.AllData, LookBack = TimeSpan.FromDays(3) };
    private const string From = "2026-06-01T00:00:00.000Z";
    private const string To = "2026-06-08T00:00:00.000Z";

    /// <summary>The columns of the report, and those that a test adds for the sums, with the figure of queue_intervals for each.</summary>
    private static readonly (string Report, string Store)[] Figures =
    [
        ("Offered", "offered"), ("Answered", "answered_count"), ("Abandoned", "abandon_count"), ("Transferred", "transferred"), ("OverSla", "over_sla"),
        ("AnsweredMs", "answered_sum_ms"), ("AbandonMs", "abandon_sum_ms"), ("HandleMs", "handle_sum_ms"), ("TalkMs", "talk_complete_sum_ms"),
        ("HeldMs", "held_complete_sum_ms"), ("AcwMs", "acw_sum_ms"), ("Handled", "handle_count"),
        ("LevelNumerator", "service_level_numerator"), ("LevelDenominator", "service_level_denominator"),
    ];

    private static readonly string Sums = string.Join(", ", Figures.Select(f => $"CAST(coalesce(sum({f.Store}), 0) AS BIGINT)"));

    [StoreFact]
    public async Task Every_kind_of_store_has_the_figures_of_the_report()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync();
        string[] report = await ReportAsync(fixture);
        Assert.True(report.Length > 5, $"{report.Length} rows");

        await fixture.SyncAsync("lake", All);
        string lake = fixture.At("lake").Path;
        string Files(string table) => $"read_parquet('{lake}/table={table}/{(table == "queues" ? string.Empty : "*/")}*.parquet', hive_partitioning = true, union_by_name = true)";
        Assert.Equal(report, Sorted(Duck.Query($"""
            SELECT q.name, f.media_type, {Sums} FROM {Files("queue_intervals")} f LEFT JOIN {Files("queues")} q ON q.id = f.queue_id
            WHERE f.start_time >= TIMESTAMPTZ '{From}' AND f.start_time < TIMESTAMPTZ '{To}' GROUP BY ALL
            """)));

        // The views' own SQL, which DuckDB runs when it reads a database of SQLite; that needs an extension, which it would download.
        string view = Assert.Single(StoreViews.Of(QueueIntervalTable.DataSet.Tables)).Select;
        Assert.Equal(report, Sorted(Duck.Query($"""
            WITH queues AS (FROM {Files("queues")}), queue_intervals AS (FROM {Files("queue_intervals")})
            SELECT queue_name, media_type, {Sums} FROM ({view}) WHERE start_time >= TIMESTAMPTZ '{From}' AND start_time < TIMESTAMPTZ '{To}' GROUP BY ALL
            """)));

        await fixture.SyncAsync("calls.db", All);
        const string Named = "FROM queue_intervals_named WHERE start_time >= '" + From + "' AND start_time < '" + To + "' GROUP BY queue_name, media_type";
        Assert.Equal(report, Sorted(fixture.Query("calls.db", $"SELECT coalesce(queue_name, ''), media_type, {Sums} {Named}")));

        string database = $"figures_{Guid.NewGuid():N}";
        await server.ExecuteAsync("postgres", $"CREATE DATABASE {database}");
        await fixture.SyncAsync(new StoreLocation(StoreKind.PostgreSql, server.ConnectionString(database)) { Password = () => server.Password, DisplayName = "figures" }, All);
        Assert.Equal(report, await QueryAsync(database, $"SELECT queue_name, media_type, {Sums} {Named}"));
    }

    /// <summary>The figures of queues come from aggregates, and conversations from details: both count the same.</summary>
    [StoreFact]
    public async Task The_metrics_of_conversations_add_up_to_the_figures_of_the_report()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync();
        string[] report = await ReportAsync(fixture, "Offered", "Answered", "Abandoned", "AnsweredMs", "AbandonMs", "HandleMs");

        // Some figures belong to conversations that began weeks before.
        await fixture.SyncAsync("lake", All with { Since = new DateOnly(2026, 4, 20), Data = [StoreData.Conversations] });
        string lake = fixture.At("lake").Path;
        string Files(string table) => $"read_parquet('{lake}/table={table}/*/*.parquet', hive_partitioning = true, union_by_name = true)";
        string queues = $"read_parquet('{lake}/table=queues/*.parquet')";

        Assert.Equal(report, Sorted(Duck.Query($"""
            SELECT q.name, s.media_type, count(*) FILTER (m.metric = 'nOffered'), count(*) FILTER (m.metric = 'tAnswered'), count(*) FILTER (m.metric = 'tAbandon'),
            coalesce(sum(m.value) FILTER (m.metric = 'tAnswered'), 0)::BIGINT, coalesce(sum(m.value) FILTER (m.metric = 'tAbandon'), 0)::BIGINT, coalesce(sum(m.value) FILTER (m.metric = 'tHandle'), 0)::BIGINT
            FROM {Files("metrics")} m JOIN {Files("sessions")} s USING (conversation_id, participant_id, session_id) LEFT JOIN {queues} q ON q.id = s.queue_id
            WHERE m.emit_time >= TIMESTAMPTZ '{From}' AND m.emit_time < TIMESTAMPTZ '{To}'
            AND m.metric IN ('nOffered', 'tAnswered', 'tAbandon', 'tHandle', 'tTalkComplete', 'tHeldComplete', 'tAcw', 'nTransferred', 'nOverSla') GROUP BY ALL
            """)));
        Assert.Equal(
            Duck.Query($"SELECT sum(offered), sum(answered_ms), sum(abandon_ms), sum(handle_ms) FROM {Files("conversations")}"),
            Duck.Query($"SELECT {string.Join(", ", new[] { "nOffered", "tAnswered", "tAbandon", "tHandle" }.Select(m => $"sum(value) FILTER (metric = '{m}')"))} FROM {Files("metrics")}"));
    }

    /// <summary>Returns the rows of the report with some figures; without figures of a queue they are 0.</summary>
    private static async Task<string[]> ReportAsync(SyncFixture fixture, params string[] figures)
    {
        string folder = Path.Combine(fixture.Folder, "reports");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "QueuePerformance.json"), Definition());
        var options = new ReportOptions { Time = new TimeForms { Exact = QueryInterval.Parse($"{From}/{To}", TimeZoneInfo.Utc), Zone = TimeZoneInfo.Utc } };
        ReportPlan plan = ReportPlan.Of(new ReportCatalog(folder).Find("QueuePerformance"), options, fixture.Time);
        ReportResult report = await new ReportRun([fixture.Session], plan, new AnalyticsReadOptions()).RunAsync(Assert.Fail, default);
        Assert.True(report.IsComplete, string.Join(' ', report.Notes));
        int[] columns =
        [
            .. (figures.Length > 0 ? figures : Figures.Select(f => f.Report)).Prepend("Media").Prepend("Queue").Select(name => report.Columns.ToList().FindIndex(c => c.Name == name)),
        ];
        return Sorted(report.Rows.Select(row => string.Join('|', columns.Select((c, i) => Convert.ToString(row[c] ?? (i < 2 ? string.Empty : 0L), CultureInfo.InvariantCulture)))));
    }

    /// <summary>Returns the report of the module, with columns for the sums of which it has only averages.</summary>
    private static string Definition()
    {
        JsonObject report = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "reports", "QueuePerformance.json")))!.AsObject();
        foreach ((string name, string value) in new[]
        {
            ("AnsweredMs", "tAnswered.sum"), ("AbandonMs", "tAbandon.sum"), ("HandleMs", "tHandle.sum"), ("TalkMs", "tTalkComplete.sum"), ("HeldMs", "tHeldComplete.sum"),
            ("AcwMs", "tAcw.sum"), ("Handled", "tHandle.count"), ("LevelNumerator", "oServiceLevel.numerator"), ("LevelDenominator", "oServiceLevel.denominator"),
        })
        {
            report["columns"]!.AsArray().Add(new JsonObject { ["column"] = name, ["kind"] = "count", ["value"] = value, ["definition"] = "A sum." });
        }

        return report.ToJsonString();
    }

    private async Task<string[]> QueryAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection($"{server.ConnectionString(database)};Password={server.Password};Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return Sorted(rows);
    }

    private static string[] Sorted(IEnumerable<string> rows) => [.. rows.Select(r => r.Replace(" | ", "|", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
