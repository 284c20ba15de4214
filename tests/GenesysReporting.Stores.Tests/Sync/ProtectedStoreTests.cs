using System.Text;
using GenesysReporting.Protection;

namespace GenesysReporting.Stores.Tests;

/// <summary>Personal data that is protected is nowhere in a store.</summary>
public sealed class ProtectedStoreTests
{
    private static readonly SyncOptions Options = new() { Since = new DateOnly(2026, 6, 7), Data = SyncFixture.AllData, KeepRaw = true };

    /// <summary>The parts of the values that no hash, mask or other text has.</summary>
    private static readonly string[] Traces =
    [
        "30777000111", "30777000222", "777000333", "zqx.addresses", "zqxcustomername", "zqxagentname", "zqxsubject", "zqxwrapupnote", "zqxattributes",
        "zqxexternaltag", "zqxexternalcontact",
    ];

    private static readonly ProtectionRules Rules = ProtectionRules.Of(
    [
        new("Ani", "Hash"), new("Dnis", "Mask"), new("Addresses", "Drop"), new("CustomerName", "Mask"), new("CallbackNumbers", "Hash"), new("AgentName", "Hash"),
        new("Subject", "Drop"), new("WrapUpNote", "Mask"), new("Attributes", "Drop"), new("ExternalTag", "Hash"), new("ExternalContact", "Hash"),
    ]);

    [Fact]
    public async Task No_value_that_is_protected_is_in_the_file_of_a_database()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync(transport: new MarkedTransport());
        await fixture.SyncAsync("plain.db", Options);
        await SyncProtectedAsync(fixture, "safe.db");

        // Without protection each value is there, so that the search can find it.
        Assert.Equal(Traces, Found(Bytes(fixture, "plain.db")));
        Assert.Empty(Found(Bytes(fixture, "safe.db")));
        Assert.Equal(fixture.Query("safe.db", "SELECT count(*) FROM conversations"), fixture.Query("safe.db", "SELECT count(*) FROM raw_conversations"));
    }

    [Fact]
    public async Task No_value_that_is_protected_is_in_a_file_of_a_folder()
    {
        await using SyncFixture fixture = await SyncFixture.StartAsync(transport: new MarkedTransport());
        await fixture.SyncAsync("plain", Options);
        await SyncProtectedAsync(fixture, "safe");

        Assert.Equal(Traces, Found(Cells(fixture, "plain")));
        Assert.Empty(Found(Cells(fixture, "safe")));
    }

    /// <summary>Two runs, of which the second replaces the days, and one with a day that fails.</summary>
    private static async Task SyncProtectedAsync(SyncFixture fixture, string name)
    {
        RecordProtection protection = RecordProtection.Of(Rules, "sixteen bytes are needed"u8);
        for (int run = 0; run < 2; run++)
        {
            StoreSummary summary = await fixture.SyncAsync(name, Options, protection: protection);
            Assert.Contains(summary.Notes, n => n.Contains("could not be read", StringComparison.Ordinal));
            Assert.Empty(Found($"{summary} {string.Join(' ', summary.Notes)} {string.Join(' ', summary.Failures)}"));
            fixture.Time.Now = fixture.Time.Now.AddHours(6);
        }

        fixture.Server.AddDayFault("ServiceUnavailable", "2026-06-09");
        await fixture.SyncAsync(name, Options, protection: protection);
        fixture.Server.ClearFaults();
    }

    private static IEnumerable<string> Found(string text) => Traces.Where(t => text.Contains(t, StringComparison.OrdinalIgnoreCase));

    private static string Bytes(SyncFixture fixture, string name) =>
        string.Concat(Directory.GetFiles(fixture.Folder, name + "*").Select(path => File.ReadAllText(path, Encoding.Latin1)));

    /// <summary>Returns all cells of all Parquet files, and the content of all other files.</summary>
    private static string Cells(SyncFixture fixture, string name)
    {
        var text = new StringBuilder();
        foreach (string path in Directory.GetFiles(fixture.At(name).Path, "*", SearchOption.AllDirectories))
        {
            text.AppendJoin('\n', path.EndsWith(".parquet", StringComparison.Ordinal) ? Duck.Query($"FROM read_parquet('{path}')") : [File.ReadAllText(path, Encoding.Latin1)]);
        }

        return text.ToString();
    }
}
