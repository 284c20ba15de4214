using GenesysReporting.Errors;
using GenesysReporting.Names;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Names;

public class ResolveIdTests
{
    private readonly NamedPlatform _platform = new();

    [Fact]
    public async Task An_id_is_given_back_without_asking()
    {
        const string Id = "0DA66925-a97c-4af6-8b4d-e596abf042b6";

        Assert.Equal(Id, await ResolveAsync(LookupKind.Queue, Id));
        Assert.Empty(_platform.Sent);
    }

    [Theory]
    [InlineData(LookupKind.Queue)]
    [InlineData(LookupKind.User)]
    [InlineData(LookupKind.Team)]
    public async Task A_name_has_one_id_whatever_its_case(LookupKind kind)
    {
        string id = _platform.Add("Level [2] *");
        _platform.Add("Level 2 x");

        Assert.Equal(id, await ResolveAsync(kind, "level [2] *"));
    }

    [Fact]
    public async Task A_wildcard_has_no_meaning()
    {
        _platform.Add("Billing");

        Assert.Equal("NameNotFound", (await RefusedAsync(LookupKind.Queue, "Bill*")).ErrorId);
    }

    [Fact]
    public async Task Where_case_alone_differs_the_exact_one_is_meant()
    {
        _platform.NameFits = (name, wanted) => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);
        string id = _platform.Add("Sales");
        _platform.Add("SALES");

        Assert.Equal(id, await ResolveAsync(LookupKind.Queue, "Sales"));
        Assert.Equal("NameAmbiguous", (await RefusedAsync(LookupKind.Queue, "sales")).ErrorId);
    }

    [Fact]
    public async Task The_error_for_an_unknown_name_has_the_nearest()
    {
        string[] names = ["Billing", "Billing FR", "Sales", "Bowling", "Great Biling team"];
        Array.ForEach(names, name => _platform.Add(name));

        InputException error = await RefusedAsync(LookupKind.Queue, "Biling");

        Assert.Equal(("NameNotFound", "Biling"), (error.ErrorId, error.Target));
        Assert.Contains("no queue named 'Biling'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'Billing' or 'Bowling' or 'Great Biling team'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_than_five_are_named()
    {
        foreach (int number in Enumerable.Range(0, 9))
        {
            _platform.Add(string.Create(null, $"Line {number}"));
        }

        Assert.Equal(5, (await RefusedAsync(LookupKind.Queue, "Line x")).Message.Split("'Line ").Length - 2);
    }

    [Fact]
    public async Task A_name_of_several_is_answered_with_their_ids()
    {
        string[] ids = [_platform.Add("Sam Lee"), _platform.Add("Sam Lee")];

        InputException error = await RefusedAsync(LookupKind.User, "Sam Lee");

        Assert.Equal("NameAmbiguous", error.ErrorId);
        Assert.Contains(
            $"2 users: {ids[0]} (Sam Lee@example.com), {ids[1]} (Sam Lee@example.com).", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{ids[0]} (Home)", (await RefusedAsync(LookupKind.Queue, "Sam Lee")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_active_user_goes_before_one_who_has_left()
    {
        _platform.Add("Sam Lee", "deleted");
        string active = _platform.Add("Sam Lee");
        string deleted = _platform.Add("Paul Gone", "deleted");

        Assert.Equal(active, await ResolveAsync(LookupKind.User, "Sam Lee"));
        Assert.Equal(deleted, await ResolveAsync(LookupKind.User, "Paul Gone"));
        Assert.Equal(
            ["/api/v2/users?pageSize=100&state=active", "/api/v2/users?pageSize=100&state=any"], _platform.Sent.Distinct());
    }

    private async Task<string> ResolveAsync(LookupKind kind, string text) =>
        await NameDirectory.Of(await _platform.ConnectAsync()).ResolveIdAsync(kind, text, null, default);

    private async Task<InputException> RefusedAsync(LookupKind kind, string text) =>
        await Assert.ThrowsAsync<InputException>(() => ResolveAsync(kind, text));
}
