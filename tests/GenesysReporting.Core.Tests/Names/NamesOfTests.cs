using GenesysReporting.Names;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Names;

public class NamesOfTests
{
    private readonly NamedPlatform _platform = new();

    [Fact]
    public async Task Ids_are_asked_for_in_hundreds_and_once()
    {
        string[] ids = [.. Enumerable.Range(0, 250).Select(i => _platform.Add(string.Create(null, $"n{i}")))];
        NameDirectory directory = await ConnectAsync();

        NameSet first = await NamesAsync(directory, LookupKind.Queue, [.. ids, .. ids]);
        NameSet again = await NamesAsync(directory, LookupKind.Queue, ids);

        Assert.Equal(250, first.Names.Count);
        Assert.Equal("n249", again.Names[ids[249]]);
        Assert.Equal(3, _platform.Sent.Count);
        Assert.All(_platform.Sent, sent => Assert.InRange(sent.Split("&id=").Length - 1, 50, 100));
        Assert.False(again.IsUnreadable);
    }

    [Fact]
    public async Task An_unknown_id_has_no_name_and_is_not_requested_again()
    {
        NameDirectory directory = await ConnectAsync();
        string id = Guid.NewGuid().ToString();

        Assert.Null((await NamesAsync(directory, LookupKind.WrapupCode, id)).Names[id]);
        Assert.Null((await NamesAsync(directory, LookupKind.WrapupCode, id)).Names[id]);
        Assert.Single(_platform.Sent);
    }

    [Fact]
    public async Task What_cannot_be_an_id_is_not_asked_for()
    {
        NameDirectory directory = await ConnectAsync();

        Assert.Null((await NamesAsync(directory, LookupKind.WrapupCode, "NO-ID")).Names["NO-ID"]);
        Assert.Empty(_platform.Sent);
    }

    [Fact]
    public async Task A_list_that_takes_no_ids_is_read_once()
    {
        string[] ids = [.. Enumerable.Range(0, 150).Select(i => _platform.Add(string.Create(null, $"n{i}")))];
        NameDirectory directory = await ConnectAsync();

        Assert.Equal("n149", (await NamesAsync(directory, LookupKind.Team, ids[149])).Names[ids[149]]);
        Assert.Equal("n7", (await NamesAsync(directory, LookupKind.Team, ids[7])).Names[ids[7]]);
        Assert.Null((await NamesAsync(directory, LookupKind.Team, Guid.NewGuid().ToString())).Names.Values.Single());
        Assert.Equal(2, _platform.Sent.Count);
    }

    [Fact]
    public async Task Names_from_a_list_are_not_requested()
    {
        string id = _platform.Add("Billing");
        NameDirectory directory = await ConnectAsync();
        await directory.FindAsync(LookupKind.Queue, "*", null, null, default);

        Assert.Equal("Billing", (await NamesAsync(directory, LookupKind.Queue, id.ToUpperInvariant())).Names[id]);
        Assert.Single(_platform.Sent);
    }

    [Fact]
    public async Task Names_that_may_not_be_read_are_said_once_and_left_empty()
    {
        string id = _platform.Add("Billing");
        _platform.Before = _ => Answer.Json(403, """{"code":"missing.any.permissions","message":"Missing"}""");
        NameDirectory directory = await ConnectAsync();

        NameSet first = await NamesAsync(directory, LookupKind.Queue, id);
        NameSet second = await NamesAsync(directory, LookupKind.Queue, id, Guid.NewGuid().ToString());

        Assert.True(first.IsUnreadable);
        Assert.Null(first.Names[id]);
        Assert.StartsWith("The names of queues cannot be read", first.Note, StringComparison.Ordinal);
        Assert.Contains("routing:queue:view", first.Note, StringComparison.Ordinal);
        Assert.True(second.IsUnreadable);
        Assert.Null(second.Note);
        Assert.Single(_platform.Sent);

        _platform.Before = _ => null;
        directory.Forget(LookupKind.Queue);
        Assert.Equal("Billing", (await NamesAsync(directory, LookupKind.Queue, id)).Names[id]);
    }

    [Fact]
    public async Task One_kind_that_may_not_be_read_hides_no_other()
    {
        string id = _platform.Add("Billing");
        _platform.Before = r => r.Uri.AbsolutePath.EndsWith("/queues", StringComparison.Ordinal) ? Answer.Json(403, "{}") : null;
        NameDirectory directory = await ConnectAsync();

        Assert.True((await NamesAsync(directory, LookupKind.Queue, id)).IsUnreadable);
        Assert.Equal("Billing", (await NamesAsync(directory, LookupKind.Skill, id)).Names[id]);
    }

    [Fact]
    public async Task Names_alone_do_not_pass_for_the_whole_record()
    {
        string id = _platform.Add("Billing");
        NameDirectory directory = await ConnectAsync();
        await NamesAsync(directory, LookupKind.Queue, id);

        var queue = (GenesysQueue)(await directory.ByIdsAsync(LookupKind.Queue, [id], null, default)).Single();

        Assert.Equal("Home", queue.DivisionName);
        await NamesAsync(directory, LookupKind.Queue, id);
        Assert.Equal(2, _platform.Sent.Count);
    }

    private static Task<NameSet> NamesAsync(NameDirectory directory, LookupKind kind, params string[] ids) =>
        directory.NamesOfAsync(kind, ids, null, default);

    private async Task<NameDirectory> ConnectAsync() => NameDirectory.Of(await _platform.ConnectAsync());
}
