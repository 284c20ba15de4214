using System.Text;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Errors;
using GenesysReporting.Export;
using GenesysReporting.Export.Lines;
using GenesysReporting.Protection;
using GenesysReporting.Rows;

namespace GenesysReporting.Tests.Export.Lines;

/// <summary>Lines of conversations that are protected: the one step serves each format and each grain.</summary>
public class ProtectedLineTests
{
    private const string Record = """
        {"conversationId":"c-1","conversationStart":"2026-11-02T08:00:00Z","participants":[{"purpose":"customer","participantName":"Jean Dupont",
         "attributes":{"account":"C-4711"},"sessions":[{"ani":"tel:+49301234567","dnis":"tel:+33199001234",
          "segments":[{"segmentType":"interact","subject":"Jean Dupont, C-4711","wrapUpNote":"call +49 30 1234567"}]}]}]}
        """;

    private static readonly RecordProtection Protection = RecordProtection.Of(
        ProtectionRules.Of([KeyValuePair.Create("Ani", "Drop"), KeyValuePair.Create("CustomerName", "Mask"), KeyValuePair.Create("Attributes", "Drop")]), []);

    [Theory]
    [InlineData(RowGrain.Conversation, "CustomerName")]
    [InlineData(RowGrain.Participant, "ParticipantName")]
    [InlineData(RowGrain.Session, "ParticipantName")]
    [InlineData(RowGrain.Segment, "ParticipantName")]
    public void Rows_of_each_grain_are_protected(RowGrain grain, string nameColumn)
    {
        LineFormat format = LineFormats.Of(new ExportOptions { Rows = new RowOptions { TimeZone = TimeZoneInfo.Utc, Grain = grain }, Protection = Protection });
        string row = Encoding.UTF8.GetString(Read(format, Record).Records[0].Utf8.Span);
        string[] names = Encoding.UTF8.GetString(format.Header.Span).TrimEnd().Split(',');

        Assert.Contains(nameColumn, names);
        Assert.Contains(",J***,", row, StringComparison.Ordinal);
        Assert.Contains(",tel:+33199001234,", row, StringComparison.Ordinal);
        Assert.All(["Jean", "4711", "49301234567", "1234567"], hidden => Assert.DoesNotContain(hidden, row, StringComparison.Ordinal));
        Assert.Equal(names.Length, Split(row).Length);
    }

    [Fact]
    public void A_line_of_JSON_is_protected_and_otherwise_as_it_was_sent()
    {
        LineFormat format = LineFormats.Of(new ExportOptions { Format = ExportFormat.JsonLines, Protection = Protection });
        ConversationLines line = Read(format, Record).Records[0];

        Assert.Equal(
            Record.Replace("\n", string.Empty, StringComparison.Ordinal)
                .Replace(", \"attributes\":{\"account\":\"C-4711\"}", string.Empty, StringComparison.Ordinal)
                .Replace("\"ani\":\"tel:+49301234567\",", string.Empty, StringComparison.Ordinal)
                .Replace("Jean Dupont", "J***", StringComparison.Ordinal).Replace("C-4711", string.Empty, StringComparison.Ordinal)
                .Replace("+49 30 1234567", string.Empty, StringComparison.Ordinal),
            Encoding.UTF8.GetString(line.Utf8.Span));
        Assert.Equal(("c-1", new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero)), (line.ConversationId, line.ConversationStart));
    }

    [Fact]
    public void A_record_that_has_to_be_mended_is_protected_too()
    {
        foreach (ExportFormat form in Enum.GetValues<ExportFormat>())
        {
            LineFormat format = LineFormats.Of(new ExportOptions { Format = form, Rows = new RowOptions { TimeZone = TimeZoneInfo.Utc }, Protection = Protection });
            AnswerPage<ConversationLines> page = Read(format, Record.Replace("\"conversationStart\":\"2026-11-02T08:00:00Z\"", "\"conversationStart\":7", StringComparison.Ordinal));

            Assert.Single(page.Damages);
            string line = Encoding.UTF8.GetString(page.Records.Single().Utf8.Span);
            Assert.Contains("J***", line, StringComparison.Ordinal);
            Assert.DoesNotContain("Jean", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_form_is_that_of_before_without_protection_and_another_one_with_other_rules()
    {
        foreach (ExportFormat form in Enum.GetValues<ExportFormat>())
        {
            var options = new ExportOptions { Format = form, Rows = new RowOptions { TimeZone = TimeZoneInfo.Utc } };
            string plain = LineFormats.Of(options).Form;
            string masked = LineFormats.Of(options with { Protection = Protection }).Form;

            Assert.StartsWith(form == ExportFormat.JsonLines ? "jsonl" : $"{form.ToString().ToLowerInvariant()}\n", plain, StringComparison.Ordinal);
            Assert.Equal($"1; Ani=Drop; Attributes=Drop; CustomerName=Mask\n{plain}", masked);
        }
    }

    [Fact]
    public void Names_of_agents_are_not_added_where_they_are_protected()
    {
        RecordProtection protection = RecordProtection.Of(ProtectionRules.Of([KeyValuePair.Create("AgentName", "Mask")]), []);
        var options = new ExportOptions { Rows = new RowOptions { TimeZone = TimeZoneInfo.Utc, WithNames = true } };
        ExportRequest.Check(options with { Protection = Protection }, _ => false);

        InputException error = Assert.Throws<InputException>(() => ExportRequest.Check(options with { Protection = protection }, _ => false));

        Assert.Equal("ParameterNotTaken", error.ErrorId);
        Assert.Contains("-Protect AgentName", error.Message, StringComparison.Ordinal);
    }

    private static AnswerPage<ConversationLines> Read(LineFormat format, string record) =>
        format.Read(AnswerSource.Query, Encoding.UTF8.GetBytes($$"""{"conversations":[{{record}}]}"""));

    private static string[] Split(string row)
    {
        using var reader = new CsvHelper.CsvParser(new StringReader(row), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(reader.Read());
        return reader.Record!;
    }
}
