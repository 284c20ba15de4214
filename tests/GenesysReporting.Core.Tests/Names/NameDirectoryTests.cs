using GenesysReporting.Errors;
using GenesysReporting.Names;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Names;

public class NameDirectoryTests
{
    private readonly NamedPlatform _platform = new();

    [Theory]
    [InlineData(LookupKind.Queue, typeof(GenesysQueue))]
    [InlineData(LookupKind.User, typeof(GenesysUser))]
    [InlineData(LookupKind.WrapupCode, typeof(GenesysWrapupCode))]
    [InlineData(LookupKind.Division, typeof(GenesysDivision))]
    [InlineData(LookupKind.Skill, typeof(GenesysSkill))]
    [InlineData(LookupKind.Team, typeof(GenesysTeam))]
    [InlineData(LookupKind.Flow, typeof(GenesysFlow))]
    public async Task A_list_is_read_to_its_end_and_kept(LookupKind kind, Type type)
    {
        string[] names = Add(230);
        NameDirectory directory = await ConnectAsync();

        GenesysEntity[] all = await ListAsync(directory, kind);
        GenesysEntity[] again = await ListAsync(directory, kind);

        Assert.Equal(names, all.Select(e => e.Name));
        Assert.Equal(all, again);
        Assert.All(all, e => Assert.IsType(type, e));
        Assert.Equal(3, _platform.Sent.Count);
    }

    [Fact]
    public async Task A_list_is_asked_for_page_by_page_as_it_is_read()
    {
        Add(500);
        NameDirectory directory = await ConnectAsync();

        await foreach (LookupPage page in directory.ListAsync(LookupKind.User, null, null, default))
        {
            Assert.Equal((100, 500L), (page.Entities.Count, page.Announced));
            break;
        }

        Assert.Single(_platform.Sent);
        Assert.Equal(500, (await ListAsync(directory, LookupKind.User)).Length);
    }

    [Fact]
    public async Task A_look_up_out_of_a_lists_pages_does_not_wait_for_the_list()
    {
        Add(300);
        NameDirectory directory = await ConnectAsync();

        await foreach (LookupPage page in directory.ListAsync(LookupKind.User, null, null, default))
        {
            Assert.Single((await FindAsync(directory, LookupKind.User, page.Entities[0].Name)).Entities);
        }
    }

    [Fact]
    public async Task A_record_has_its_members_and_keeps_those_that_are_new()
    {
        string id = _platform.Add("Alice");
        NameDirectory directory = await ConnectAsync();

        var user = (GenesysUser)(await FindAsync(directory, LookupKind.User, "alice")).Entities.Single();

        Assert.Equal((id, "Alice", "active", "Alice@example.com"), (user.Id, user.Name, user.State, user.Email));
        Assert.Equal(("Home", "division-1"), (user.DivisionName, user.DivisionId));
        Assert.Equal(7L, user.AdditionalMembers["learnedSince"]);
        Assert.Equal("Alice", user.ToString());
    }

    [Fact]
    public async Task A_name_is_asked_for_by_the_platforms_filter_once()
    {
        string id = _platform.Add("Billing");
        Add(200);
        NameDirectory directory = await ConnectAsync();

        Assert.Equal(id, (await FindAsync(directory, LookupKind.Queue, "Billing")).Entities.Single().Id);
        Assert.Equal(id, (await FindAsync(directory, LookupKind.Queue, "Billing")).Entities.Single().Id);
        Assert.Equal(["/api/v2/routing/queues?pageSize=100&name=Billing"], _platform.Sent);
    }

    [Fact]
    public async Task What_the_filter_finds_too_much_is_left_out()
    {
        _platform.NameFits = (name, wanted) => name.Contains(wanted, StringComparison.Ordinal);
        _platform.Add("Billing 2");
        string id = _platform.Add("Billing");
        NameDirectory directory = await ConnectAsync();

        Assert.Equal([id], (await FindAsync(directory, LookupKind.Queue, "Billing")).Entities.Select(e => e.Id));
    }

    [Fact]
    public async Task What_the_filter_misses_is_found_in_the_list()
    {
        string id = _platform.Add("Billing");
        NameDirectory directory = await ConnectAsync();

        Assert.Equal([id], (await FindAsync(directory, LookupKind.Queue, "BILLING")).Entities.Select(e => e.Id));
        Assert.Equal(
            ["/api/v2/routing/queues?pageSize=100&name=BILLING", "/api/v2/routing/queues?pageSize=100"], _platform.Sent);
    }

    [Theory]
    [InlineData(LookupKind.Queue, "/api/v2/routing/queues?pageSize=100")]
    [InlineData(LookupKind.User, "/api/v2/users?pageSize=100&state=active")]
    public async Task A_wildcard_is_matched_here_and_in_the_list_that_is_kept(LookupKind kind, string sent)
    {
        _platform.NameFits = (_, _) => false;
        string[] ids = [_platform.Add("Sales A"), _platform.Add("Sales B")];
        _platform.Add("Support");
        NameDirectory directory = await ConnectAsync();

        Assert.Equal(ids, (await FindAsync(directory, kind, "sales*")).Entities.Select(e => e.Id));
        Assert.Equal(ids[1..], (await FindAsync(directory, kind, "* [b-d]")).Entities.Select(e => e.Id));
        Assert.Empty((await FindAsync(directory, kind, "x*")).Entities);
        Assert.Equal([sent], _platform.Sent);
    }

    [Fact]
    public async Task Users_are_listed_by_state()
    {
        _platform.Add("Alice");
        _platform.Add("Paul", "deleted");
        _platform.Add("Ina", "inactive");
        NameDirectory directory = await ConnectAsync();

        Assert.Equal(["Alice"], await NamesAsync(null));
        Assert.Equal(["Paul"], await NamesAsync(UserState.Deleted));
        Assert.Equal(["Ina"], await NamesAsync(UserState.Inactive));
        Assert.Equal(["Alice", "Paul", "Ina"], await NamesAsync(UserState.Any));

        async Task<IEnumerable<string>> NamesAsync(UserState? state) =>
            (await directory.FindAsync(LookupKind.User, "*", state, null, default)).Entities.Select(e => e.Name);
    }

    [Theory]
    [InlineData(LookupKind.User, "/api/v2/users?pageSize=100&state=any&id={0}")]
    [InlineData(LookupKind.Flow, "/api/v2/flows?pageSize=100&id={0}", "/api/v2/flows?pageSize=100&deleted=true&id={0}")]
    public async Task A_deleted_one_is_found_by_id(LookupKind kind, params string[] sent)
    {
        string id = _platform.Add("Gone", "deleted");
        NameDirectory directory = await ConnectAsync();

        Assert.Equal("Gone", (await FindAsync(directory, kind, id)).Entities.Single().Name);
        Assert.Equal("Gone", (await directory.NamesOfAsync(kind, [id], null, default)).Names[id]);
        Assert.Equal(sent.Select(s => string.Format(null, s, id)), _platform.Sent);
    }

    [Fact]
    public async Task Several_who_ask_at_the_same_time_cause_one_request()
    {
        Add(50);
        using var gate = new ManualResetEventSlim();
        using var arrived = new ManualResetEventSlim();
        _platform.Before = _ =>
        {
            arrived.Set();
            gate.Wait();
            return null;
        };
        NameDirectory directory = await ConnectAsync();

        Task<LookupPage>[] asked = [.. Enumerable.Range(0, 8).Select(_ => Task.Run(() => FindAsync(directory, LookupKind.User, "n1*")))];
        arrived.Wait();
        gate.Set();

        Assert.All(await Task.WhenAll(asked), page => Assert.Equal(11, page.Entities.Count));
        Assert.Single(_platform.Sent);
    }

    [Fact]
    public async Task One_who_gives_up_does_not_fail_the_others()
    {
        Add(5);
        using var stop = new CancellationTokenSource();
        _platform.Before = _ =>
        {
            stop.Cancel();
            stop.Token.ThrowIfCancellationRequested();
            return null;
        };
        NameDirectory directory = await ConnectAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => directory.FindAsync(LookupKind.User, "*", null, null, stop.Token));
        _platform.Before = _ => null;

        Assert.Equal(5, (await FindAsync(directory, LookupKind.User, "*")).Entities.Count);
    }

    [Fact]
    public async Task A_list_of_which_less_came_than_announced_is_doubted_and_not_kept()
    {
        Add(3);
        _platform.Before = _ => Answer.Json(200, """{"entities":[{"id":"1","name":"n0"}],"pageNumber":1,"pageCount":1,"total":3}""");
        NameDirectory directory = await ConnectAsync();

        LookupPage found = await FindAsync(directory, LookupKind.User, "n*");
        Assert.Contains("announced 3 items, and 1 arrived", Assert.Single(found.Doubts), StringComparison.Ordinal);

        _platform.Before = _ => null;
        Assert.Equal(3, (await FindAsync(directory, LookupKind.User, "n*")).Entities.Count);
    }

    [Theory]
    [InlineData("""{"message":"sign in to the proxy"}""")]
    [InlineData("[]")]
    [InlineData("""[{"id":"1","name":"n"}]""")]
    [InlineData("null")]
    [InlineData("\"n\"")]
    [InlineData("""{"total":3,"pageNumber":1,"pageCount":1}""")]
    [InlineData("""{"entities":null,"total":3}""")]
    public async Task An_answer_that_is_no_list_is_an_error_and_no_empty_organisation(string answer)
    {
        _platform.Before = _ => Answer.Json(200, answer);
        NameDirectory directory = await ConnectAsync();

        var error = await Assert.ThrowsAsync<AnswerException>(() => FindAsync(directory, LookupKind.Queue, "*"));
        Assert.Equal("AnswerMisshaped", error.ErrorId);
        Assert.Contains(answer, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_object_is_an_empty_list_only_if_it_comes_twice()
    {
        Add(2);
        int asked = 0;
        _platform.Before = _ => asked++ == 0 ? Answer.Json(200, "{}") : null;
        NameDirectory directory = await ConnectAsync();

        Assert.Equal(2, (await FindAsync(directory, LookupKind.User, "*")).Entities.Count);

        _platform.Before = _ => Answer.Json(200, "{}");
        Assert.Empty((await FindAsync(directory, LookupKind.Queue, "*")).Entities);
    }

    [Fact]
    public async Task A_page_without_its_list_in_the_middle_of_a_list_is_an_error()
    {
        Add(150);
        _platform.Before = r => r.Uri.Query.Contains("pageNumber=2", StringComparison.Ordinal) ? Answer.Json(200, "{}") : null;
        NameDirectory directory = await ConnectAsync();

        var error = await Assert.ThrowsAsync<AnswerException>(() => FindAsync(directory, LookupKind.User, "*"));
        Assert.Equal("AnswerMisshaped", error.ErrorId);
    }

    [Fact]
    public async Task An_entity_with_a_bad_value_comes_without_it_and_its_neighbours_come_too()
    {
        _platform.Before = _ => Answer.Json(200, """
            {"entities":[{"id":"1","name":"cut \ud83d","memberCount":47.0},{"id":"2","name":"b","memberCount":"many","dateCreated":"soon"},
            {"id":5,"name":"lost"},"lost too",{"id":"3","name":"c","memberCount":4.7e1}],"pageNumber":1,"pageCount":1,"total":5}
            """);
        NameDirectory directory = await ConnectAsync();

        LookupPage found = await FindAsync(directory, LookupKind.Queue, "*");

        Assert.Equal(
            [("1", "cut \ufffd", 47), ("2", "b", null), ("3", "c", (int?)47)],
            found.Entities.Cast<GenesysQueue>().Select(q => (q.Id, q.Name, q.MemberCount)));
        Assert.Contains(found.Doubts, d => d.Contains("queue 2", StringComparison.Ordinal) && d.Contains("'memberCount'", StringComparison.Ordinal));
        Assert.Contains(found.Doubts, d => d.Contains("queue 2", StringComparison.Ordinal) && d.Contains("'dateCreated'", StringComparison.Ordinal));
        Assert.Equal(2, found.Doubts.Count(d => d.Contains("lost", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_forgotten_kind_is_requested_again()
    {
        string id = _platform.Add("Old");
        NameDirectory directory = await ConnectAsync();
        await ListAsync(directory, LookupKind.Queue);
        _platform.Remove(id);
        _platform.Add("New");

        directory.Forget(LookupKind.Queue);

        Assert.Empty(directory.Cached(LookupKind.Queue));
        Assert.Equal(["New"], (await ListAsync(directory, LookupKind.Queue)).Select(e => e.Name));
    }

    [Fact]
    public async Task Known_names_are_returned_without_a_request()
    {
        string id = _platform.Add("Zoe");
        _platform.Add("alice");
        NameDirectory directory = await ConnectAsync();
        Assert.Empty(directory.Cached(LookupKind.User));
        await directory.NamesOfAsync(LookupKind.User, [id, Guid.NewGuid().ToString()], null, default);
        Assert.Equal([new KnownName("Zoe", id, null)], directory.Cached(LookupKind.User));

        await ListAsync(directory, LookupKind.User);

        Assert.Equal(["alice", "Zoe"], directory.Cached(LookupKind.User).Select(n => n.Name));
        Assert.Equal("Zoe@example.com", directory.Cached(LookupKind.User)[1].Detail);
        Assert.Empty(directory.Cached(LookupKind.Queue));
        Assert.Equal(2, _platform.Sent.Count);
    }

    [Fact]
    public async Task Two_sessions_share_nothing()
    {
        _platform.Add("Billing");
        NameDirectory first = await ConnectAsync();
        NameDirectory second = await ConnectAsync();
        await ListAsync(first, LookupKind.Queue);

        Assert.Single(first.Cached(LookupKind.Queue));
        Assert.Empty(second.Cached(LookupKind.Queue));
    }

    [Fact]
    public async Task A_permission_that_is_missing_is_named()
    {
        _platform.Before = _ => Answer.Json(403, """{"code":"missing.any.permissions"}""");
        NameDirectory directory = await ConnectAsync();

        var error = await Assert.ThrowsAsync<ApiException>(() => FindAsync(directory, LookupKind.Queue, "Billing"));
        Assert.Equal("PermissionMissing", error.ErrorId);
        Assert.Equal(["routing:queue:view"], error.Failure.Permissions);
    }

    private static Task<LookupPage> FindAsync(NameDirectory directory, LookupKind kind, string text) =>
        directory.FindAsync(kind, text, null, null, default);

    private static async Task<GenesysEntity[]> ListAsync(NameDirectory directory, LookupKind kind)
    {
        var all = new List<GenesysEntity>();
        await foreach (LookupPage page in directory.ListAsync(kind, null, null, default))
        {
            all.AddRange(page.Entities);
            Assert.Empty(page.Doubts);
        }

        return [.. all];
    }

    private string[] Add(int count)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(i => string.Create(null, $"n{i}"))];
        Array.ForEach(names, name => _platform.Add(name));
        return names;
    }

    private async Task<NameDirectory> ConnectAsync() => NameDirectory.Of(await _platform.ConnectAsync());
}
