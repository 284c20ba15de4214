using GenesysReporting.Api;
using GenesysReporting.Names;
using GenesysReporting.Rows;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Rows;

public class RowNamerTests
{
    private static readonly RowColumn[] Columns =
    [
        new("QueueId") { Lookup = LookupKind.Queue }, new("QueueName") { NamesOf = 0 },
        new("UserId") { Lookup = LookupKind.User }, new("UserName") { NamesOf = 2 },
        new("LastQueueId") { Lookup = LookupKind.Queue }, new("LastQueueName") { NamesOf = 4 },
    ];

    private readonly NamedPlatform _platform = new();
    private readonly List<string> _notes = [];

    [Fact]
    public async Task Names_are_in_the_order_of_their_ids()
    {
        (string billing, string sales) = (_platform.Add("Billing"), _platform.Add("Sales"));
        string nobody = Guid.NewGuid().ToString();

        Assert.Equal("Sales; Billing", await NameAsync($"{sales}; {billing}"));
        Assert.Equal("Sales; Billing", await NameAsync($"{sales},{billing}"));
    }

    [Fact]
    public async Task Where_there_is_no_name_the_id_stands_and_an_empty_cell_means_no_id()
    {
        (string billing, string blank, string nobody) = (_platform.Add("Billing"), _platform.Add("  "), Guid.NewGuid().ToString());

        Assert.Equal($"{nobody}; Billing", await NameAsync($"{nobody}; {billing}"));
        Assert.Equal(nobody, await NameAsync(nobody));
        Assert.Equal(blank, await NameAsync(blank));
        Assert.Equal("NOT-AN-ID", await NameAsync("NOT-AN-ID"));
        Assert.Null(await NameAsync(null));
        Assert.Null(await NameAsync(" "));
    }

    [Fact]
    public async Task Names_for_all_rows_and_columns_are_requested_together()
    {
        string[] ids = [.. Enumerable.Range(0, 90).Select(i => _platform.Add(string.Create(null, $"n{i}")))];
        object?[][] rows = [.. ids.Select(id => Row(id, ids[0], ids[5]))];

        await FillAsync(await _platform.ConnectAsync(), rows);

        Assert.Equal(2, _platform.Sent.Count);
        Assert.Equal(["n89", "n0", "n5"], [rows[89][1], rows[89][3], rows[89][5]]);
    }

    [Fact]
    public async Task A_missing_permission_is_reported_once_and_affects_no_other_names()
    {
        string id = _platform.Add("Billing");
        _platform.Before = r => r.Uri.AbsolutePath.EndsWith("/users", StringComparison.Ordinal) ? Answer.Json(403, "{}") : null;
        GenesysSession session = await _platform.ConnectAsync();
        object?[][] rows = [Row(id, id, id)];

        await FillAsync(session, rows);
        await FillAsync(session, rows);

        Assert.Equal(["Billing", id, "Billing"], [rows[0][1], rows[0][3], rows[0][5]]);
        Assert.StartsWith("The names of users cannot be read", Assert.Single(_notes), StringComparison.Ordinal);
    }

    private static object?[] Row(object? queue, object? user, object? last) => [queue, null, user, null, last, null];

    private async Task<object?> NameAsync(string? ids)
    {
        object?[][] rows = [Row(ids, null, null)];
        await FillAsync(await _platform.ConnectAsync(), rows);
        return rows[0][1];
    }

    private Task FillAsync(GenesysSession session, object?[][] rows) =>
        new RowNamer(session, Columns).FillAsync(rows, null, _notes.Add, CancellationToken.None);
}
