using System.Globalization;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Reports;
using GenesysReporting.Reports.Sources;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Reports;

/// <summary>Runs the reports of the module over answers that are written by hand, and shows their figures as a table.</summary>
internal static class ShippedReports
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "reports");

    /// <summary>The names of the organisation, by the two digits of the ids.</summary>
    private static readonly Dictionary<string, (string Id, string Name)[]> Names = new()
    {
        ["/api/v2/routing/queues"] = [("01", "Billing"), ("02", "Support")],
        ["/api/v2/users"] = [("11", "Ada"), ("12", "Ben")],
        ["/api/v2/routing/wrapupcodes"] = [("21", "Resolved"), ("22", "Call back")],
        ["/api/v2/flows"] = [("31", "Main menu")],
    };

    public static ReportDefinition Find(string name) => new ReportCatalog(Folder).Find(name);

    public static ReportOptions Options(string? granularity = null) => new()
    {
        Time = new TimeForms { Exact = QueryInterval.Parse(HandMadeAnswer.Day, TimeZoneInfo.Utc), Zone = TimeZoneInfo.Utc },
        Granularity = granularity,
    };

    /// <summary>Runs a report whose queries all have one answer; with buckets, they are the halves of the day.</summary>
    public static Task<ReportResult> RunAsync(string name, string lines, bool hasBuckets = false) =>
        RunAsync(Find(name), _ => HandMadeAnswer.Of(lines), hasBuckets ? "12h" : null);

    /// <param name="definition">The report.</param>
    /// <param name="answer">Returns the answer to a query; null for a missing permission.</param>
    /// <param name="granularity">The length of the buckets.</param>
    /// <param name="respond">Answers other requests first; null to leave one to the usual names.</param>
    public static async Task<ReportResult> RunAsync(
        ReportDefinition definition,
        Func<TransportRequest, string?> answer,
        string? granularity = null,
        Func<TransportRequest, TransportResponse?>? respond = null)
    {
        return await RunAsync(await ConnectAsync(answer, respond), definition, granularity);
    }

    /// <summary>Returns a session whose queries are answered by a function, and its other requests by another one first.</summary>
    public static Task<GenesysSession> ConnectAsync(
        Func<TransportRequest, string?> answer, Func<TransportRequest, TransportResponse?>? respond = null) =>
        Sessions.ConnectAsync(Sessions.Clock(), request => respond?.Invoke(request) ?? Respond(request, answer));

    /// <summary>Runs a report with choices.</summary>
    public static Task<ReportResult> RunAsync(string name, ReportOptions options, Func<TransportRequest, string?> answer) =>
        RunAsync(name, options, Sessions.Clock(), answer);

    /// <summary>Runs a report with choices and a clock.</summary>
    public static async Task<ReportResult> RunAsync(string name, ReportOptions options, FakeTimeProvider time, Func<TransportRequest, string?> answer)
    {
        GenesysSession session = await Sessions.ConnectAsync(time, request => Respond(request, answer));
        return await RunAsync(session, ReportPlan.Of(Find(name), options, session.Client.Time));
    }

    /// <summary>Runs a report with choices; other requests are answered first by a function.</summary>
    public static async Task<ReportResult> RunAsync(
        ReportDefinition definition, ReportOptions options, Func<TransportRequest, string?> answer, Func<TransportRequest, TransportResponse?> respond)
    {
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), request => respond(request) ?? Respond(request, answer));
        return await RunAsync(session, ReportPlan.Of(definition, options, session.Client.Time));
    }

    /// <summary>Runs a report as a user, Ada.</summary>
    public static async Task<ReportResult> RunAsUserAsync(string name, Func<TransportRequest, string?> answer, string? granularity = null)
    {
        var time = Sessions.Clock();
        var transport = new FakeTransport(request => request.Uri.AbsolutePath switch
        {
            "/api/v2/tokens/me" => Answer.Me,
            "/api/v2/users/me" => Answer.Json(200, $$"""{"id":"{{HandMadeAnswer.Id("11")}}","name":"Ada"}"""),
            _ => Respond(request, answer),
        });
        var options = new ConnectOptions
        {
            Endpoints = Sessions.Options(time).Endpoints,
            GrantType = GenesysGrantType.AccessToken,
            AccessToken = Secret.From("token-of-ada"),
            Transport = new TransportOptions { Time = time },
        };
        return await RunAsync(await SessionConnector.ConnectAsync(options, transport, null, CancellationToken.None), Find(name), granularity);
    }

    /// <summary>Compares all cells of a report, the total included, with a table whose cells are separated by bars.</summary>
    public static void Equal(string expected, ReportResult report) => Assert.Equal(
        string.Join('\n', expected.Split('\n').Select(line => string.Join(" | ", line.Split('|', StringSplitOptions.TrimEntries)))),
        string.Join('\n', Lines(report)));

    /// <summary>Runs a report in a session.</summary>
    public static Task<ReportResult> RunAsync(GenesysSession session, ReportDefinition definition, string? granularity) =>
        RunAsync(session, ReportPlan.Of(definition, Options(granularity), session.Client.Time));

    private static Task<ReportResult> RunAsync(GenesysSession session, ReportPlan plan) =>
        new ReportRun([session], plan, new AnalyticsReadOptions()).RunAsync(_ => { }, CancellationToken.None);

    private static IEnumerable<string> Lines(ReportResult report) => report.Rows.Select(row => Line(row.Select(Text)))
        .Prepend(Line(report.Columns.Select(c => c.Name)))
        .Append(Line(report.Total!.Select(Text).Skip(1).Prepend("Total")));

    private static string Line(IEnumerable<string> cells) => string.Join(" | ", cells);

    /// <summary>Returns the text of a cell: a dash for none, the two digits of an id, the time of day, a fraction of four places.</summary>
    public static string Text(object? cell) => cell switch
    {
        null => "-",
        string text when text.StartsWith(HandMadeAnswer.Id(string.Empty), StringComparison.Ordinal) => text[^2..],
        DateTimeOffset time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        double fraction => Math.Round(fraction, 4, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };

    private static TransportResponse Respond(TransportRequest request, Func<TransportRequest, string?> answer) =>
        Names.TryGetValue(request.Uri.AbsolutePath, out (string Id, string Name)[]? names)
            ? Answer.Json(200, $$"""{"entities":[{{string.Join(',', names.Select(Entity))}}],"pageNumber":1,"pageCount":1,"total":{{names.Length}}}""")
            : answer(request) is { } json
                ? Answer.Json(200, json)
                : Answer.Json(403, """{"message":"Missing permission","code":"missing.any.permissions","status":403}""");

    private static string Entity((string Id, string Name) one) => $$"""{"id":"{{HandMadeAnswer.Id(one.Id)}}","name":"{{one.Name}}"}""";
}
