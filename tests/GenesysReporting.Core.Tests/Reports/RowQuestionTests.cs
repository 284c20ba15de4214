using System.Text;
using GenesysReporting.Errors;
using GenesysReporting.Reports;
using GenesysReporting.Reports.Sources;

namespace GenesysReporting.Tests.Reports;

/// <summary>Questions whose answers are rows: their faults, and their cells as metrics.</summary>
public sealed class RowQuestionTests
{
    private const string Calls = """
        {"totalHits":2,"conversations":[
          {"conversationId":"c1","conversationStart":"2026-11-02T08:00:00.000Z","conversationEnd":"2026-11-02T08:01:00.000Z","originatingDirection":"inbound","participants":[]},
          {"conversationId":"c2","conversationStart":"2026-11-02T14:00:00.000Z","originatingDirection":"outbound","participants":[]}]}
        """;

    [Theory]
    [InlineData("'grain': 'status'", 5, "a row of ConversationDetails is one of Conversation")]
    [InlineData("'where': [{ 'column': 'Colour' }]", 5, "no column 'Colour'")]
    [InlineData("'gap': { 'name': 'G', 'of': 'Start', 'by': ['Colour'] }", 5, "no column 'Colour'")]
    [InlineData("'views': [{ 'name': 'V', 'target': 'Colour', 'below': '1d' }]", 5, "no column 'Colour'")]
    [InlineData("'views': [{ 'name': 'V', 'target': 'DurationMilliseconds', 'below': 'soon' }]", 5, "soon")]
    [InlineData("'every': 'queueId'", 5, "the only key")]
    [InlineData("'filter': [{ 'dimension': 'colour' }]", 5, "colour")]
    public void A_fault_of_a_question_is_named_with_its_line(string fault, int line, string words)
    {
        var error = Assert.Throws<InputException>(() => Read(fault));

        Assert.Contains($"line {line}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("'gap': { 'name': 'G', 'of': 'Direction', 'by': ['Direction'] }", "GapNotOfTimes")]
    [InlineData("'views': [{ 'name': 'V', 'target': 'Direction', 'below': '1d' }]", "ViewNotOfNumbers")]
    [InlineData("'views': [{ 'name': 'V', 'target': 'Start', 'below': '1d' }]", "ViewNotOfNumbers")]
    public async Task A_column_of_another_kind_is_an_error(string more, string errorId)
    {
        string value = more.Contains("views", StringComparison.Ordinal) ? "V.count" : "G.count";

        Assert.Equal(errorId, (await Assert.ThrowsAsync<InputException>(() => RunAsync(Read(more, value)))).ErrorId);
    }

    [Theory]
    [InlineData("ConversationId.count", "'count'", null, 2L)]
    [InlineData("End.count", "'count'", null, 1L)]
    [InlineData("DurationMilliseconds.sum", "'duration'", null, 60L)]
    [InlineData("ConversationId.count", "'count'", "'where': [{ 'column': 'End' }]", 1L)]
    [InlineData("ConversationId.count", "'count'", "'where': [{ 'column': 'Direction', 'values': ['INBOUND'] }]", 1L)]
    [InlineData("ConversationId.count", "'count'", "'where': [{ 'column': 'Ani', 'except': ['anonymous'] }]", 2L)]
    [InlineData("ConversationId.count", "'count'", "'where': [{ 'column': 'Ani' }]", null)]
    public async Task Cells_are_metrics(string value, string kind, string? more, long? total)
    {
        ReportResult report = await RunAsync(Read(more, value, kind));

        Assert.Equal(total, report.Total![1]);
    }

    [Fact]
    public async Task Rows_belong_to_the_bucket_in_which_they_begin()
    {
        ReportResult report = await RunAsync(Read(null), "6h");

        Assert.Equal(["06:00 inbound 1", "12:00 outbound 1"], report.Rows.Select(r => string.Join(' ', r.Take(3).Select(ShippedReports.Text))));
    }

    [Fact]
    public void Buckets_have_a_length() => Assert.Equal(
        "InvalidGranularity",
        Assert.Throws<InputException>(() => ReportPlan.Of(Read(null), ShippedReports.Options("P0D"), TimeProvider.System)).ErrorId);

    private static ReportDefinition Read(string? more, string value = "ConversationId.count", string kind = "'count'") => ReportReader.Read(
        Encoding.UTF8.GetBytes($$"""
            {
              'name': 'Small', 'title': 'Small', 'description': 'Conversations.',
              'questions': {
                'q':
                  { 'type': 'ConversationDetails'{{(more is null ? "" : ", " + more)}} }
              },
              'rows': [{ 'column': 'Direction', 'group': 'Direction', 'definition': 'The direction.' }],
              'columns': [{ 'column': 'Value', 'kind': {{kind}}, 'value': '{{value}}', 'definition': 'The value.' }]
            }
            """.Replace('\'', '"')),
        "small.json");

    private static Task<ReportResult> RunAsync(ReportDefinition definition, string? granularity = null)
    {
        bool isFirst = true;
        return ShippedReports.RunAsync(
            definition,
            _ =>
            {
                string answer = isFirst ? Calls : """{"totalHits":2,"conversations":[]}""";
                isFirst = false;
                return answer;
            },
            granularity);
    }
}
