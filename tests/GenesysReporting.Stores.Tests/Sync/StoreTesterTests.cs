using GenesysReporting.Errors;
using Microsoft.Data.Sqlite;

namespace GenesysReporting.Stores.Tests;

/// <summary>Comparing stores with the platform.</summary>
public sealed class StoreTesterTests
{
    private static readonly SyncOptions First = new() { Since = new DateOnly(2026, 6, 4) };

    [Fact]
    public async Task Every_kind_of_difference_is_named_and_repaired()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync();
        await fixture.SyncAsync("a.db", First);
        string[] ids = fixture.Query("a.db", "SELECT conversation_id FROM conversations WHERE day = '2026-06-05' AND end_time IS NOT NULL ORDER BY 1 LIMIT 3");
        Execute(fixture, $"DELETE FROM conversations WHERE conversation_id = '{ids[0]}'");
        Execute(fixture, $"UPDATE conversations SET record_hash = 'fedcba9876543210' WHERE conversation_id = '{ids[1]}'");
        Execute(fixture, $"UPDATE conversations SET record_hash = 'fedcba9876543210', end_time = NULL WHERE conversation_id = '{ids[2]}'");
        Execute(fixture, "INSERT INTO conversations (day, conversation_id, record_hash, start_time) VALUES ('2026-06-05', 'extra', '0123456789abcdef', '2026-06-05T08:00:00.000Z')");

        StoreDayTest day = Assert.Single(await fixture.TestAsync("a.db", 5, repair: true), d => !d.IsEqual);
        Assert.Equal(
            new[] { $"Extra extra", $"Late {ids[1]}", $"Lost {ids[0]}", $"Open {ids[2]}" },
            day.Differences.Select(d => $"{d.Kind} {d.ConversationId}").Order(StringComparer.Ordinal));
        Assert.Equal((new DateOnly(2026, 6, 5), 1, 1, 1, 1, day.Platform), (day.Day, day.Lost, day.Extra, day.Open, day.Late, day.Stored));
        Assert.All(await fixture.TestAsync("a.db", 5), d => Assert.True(d.IsEqual, d.ToString()));
    }

    [Fact]
    public async Task A_store_of_an_older_module_is_repaired_with_its_new_columns()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync();
        await fixture.SyncAsync("a.db", First with { Since = new DateOnly(2026, 6, 8) });
        foreach (string sql in new[] { "DROP VIEW segments_named", "ALTER TABLE segments DROP COLUMN source_conversation_id" })
        {
            Assert.Empty(fixture.Query("a.db", sql));
        }

        Execute(fixture, "DELETE FROM conversations WHERE rowid = (SELECT max(rowid) FROM conversations WHERE day = '2026-06-08')");
        Assert.Equal(1, (await fixture.TestAsync("a.db", 2, repair: true)).Sum(d => d.Lost));
        Assert.All(await fixture.TestAsync("a.db", 2), d => Assert.True(d.IsEqual, d.ToString()));
    }

    /// <summary>Jobs and queries have the same content, but for attributes.</summary>
    [Fact]
    public async Task A_store_that_was_filled_by_jobs_equals_the_query()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync();
        await fixture.SyncAsync("a.db", First);

        Assert.NotEqual("0", fixture.Query("a.db", "SELECT count(*) FROM attributes")[0]);
        IReadOnlyList<StoreDayTest> days = await fixture.TestAsync("a.db", 4);
        Assert.Equal(4, days.Count);
        Assert.All(days.SkipLast(1), d => Assert.Equal((0, 0), (d.Lost, d.Extra)));
    }

    [Fact]
    public async Task Without_finished_days_there_is_nothing_to_compare()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync();
        await fixture.SyncAsync("a.db", First with { Since = new DateOnly(2026, 6, 10) });

        Assert.Equal("NothingToTest", (await Assert.ThrowsAsync<InputException>(() => fixture.TestAsync("a.db", 3))).ErrorId);
    }

    private static void Execute(SyncFixture fixture, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={fixture.At("a.db").Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
