using System.Text.Json;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Errors;
using GenesysReporting.Names;
using GenesysReporting.Rows;
using GenesysReporting.Rows.Reading;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Names;

/// <summary>Names, ids and members of the platform that would take over a terminal, or that hold the session's token.</summary>
public class HostileNamesTests
{
    // Clears the screen, sets the window's title, writes another line, and turns the direction of text.
    private const string Tail = "\u001b[2J\u001b]0;owned\u0007\r\nWARNING: all is well\u202Egnp\u2028\u009B31m";

    private readonly NamedPlatform _platform = new();

    [Fact]
    public async Task A_name_that_is_proposed_is_on_one_line_without_controls_and_without_the_token()
    {
        _platform.Add("Billing token-1" + Tail);

        InputException error = await RefusedAsync(LookupKind.Queue, "Billing");

        Assert.Equal("NameNotFound", error.ErrorId);
        Assert.Contains("Did you mean 'Billing ******** [2J ]0;owned WARNING: all is well gnp 31m'?", error.Message, StringComparison.Ordinal);
        AssertClean(error.Message + error.NextStep);
    }

    [Fact]
    public async Task A_name_that_is_proposed_is_shortened_between_characters()
    {
        _platform.Add("Billing" + string.Concat(Enumerable.Repeat("\U0001F600", 3_000)));

        InputException error = await RefusedAsync(LookupKind.Queue, "Billing");

        Assert.Contains($"'Billing{string.Concat(Enumerable.Repeat("\U0001F600", 146))}...'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_and_divisions_of_namesakes_are_prepared_too()
    {
        _platform.Before = request => request.Uri.AbsolutePath == "/api/v2/routing/queues"
            ? Answer.Json(200, JsonSerializer.Serialize(new
            {
                entities = new[]
                {
                    new { id = "1" + Tail, name = "Sales", division = new { id = "d", name = "Home token-1" + Tail } },
                    new { id = "2" + Tail, name = "Sales", division = new { id = "d", name = "Away" } },
                },
                pageNumber = 1, pageCount = 1, total = 2,
            }))
            : null;

        InputException error = await RefusedAsync(LookupKind.Queue, "Sales");

        Assert.Equal("NameAmbiguous", error.ErrorId);
        Assert.Contains("(Home ******** [2J", error.Message, StringComparison.Ordinal);
        AssertClean(error.Message);
    }

    [Fact]
    public async Task The_warning_of_a_damaged_entity_is_prepared_too()
    {
        string id = JsonSerializer.Serialize("token-1" + Tail);
        _platform.Before = request => request.Uri.AbsolutePath == "/api/v2/routing/queues"
            ? Answer.Json(200, $$"""{"entities":[{"id":{{id}},"name":"Sales","memberCount":"many"}],"pageNumber":1,"pageCount":1,"total":1}""")
            : null;
        var doubts = new List<string>();
        await foreach (LookupPage page in NameDirectory.Of(await _platform.ConnectAsync()).ListAsync(LookupKind.Queue, null, null, default))
        {
            doubts.AddRange(page.Doubts);
        }

        Assert.StartsWith("The queue ******** [2J", Assert.Single(doubts), StringComparison.Ordinal);
        AssertClean(doubts[0]);
    }

    [Fact]
    public void Damages_of_records_and_metrics_that_are_left_out_are_prepared_too()
    {
        AssertClean(new RecordDamage("The conversation 1" + Tail, "participants" + Tail).ToString());
        AssertClean(new RecordDamage("The conversation 1" + Tail, null).ToString());
        AssertClean(RowErrors.LineUnreadable(1, "it has" + Tail).Message);
        var leftOut = new LeftOutMetrics();
        leftOut.Add(["tNew" + Tail]);
        var warnings = new List<string>();
        leftOut.Announce(warnings.Add);
        Assert.Contains("tNew [2J ]0;owned WARNING", Assert.Single(warnings), StringComparison.Ordinal);
        AssertClean(warnings[0]);
    }

    private static void AssertClean(string message)
    {
        Assert.DoesNotContain("token-1", message, StringComparison.Ordinal);
        Assert.DoesNotContain(message, c => char.IsControl(c) || c is '\u202E' or '\u2028');
        Assert.InRange(message.Length, 1, 1_500);
    }

    private async Task<InputException> RefusedAsync(LookupKind kind, string text)
    {
        NameDirectory directory = NameDirectory.Of(await _platform.ConnectAsync());
        return await Assert.ThrowsAsync<InputException>(() => directory.ResolveIdAsync(kind, text, null, default));
    }
}
