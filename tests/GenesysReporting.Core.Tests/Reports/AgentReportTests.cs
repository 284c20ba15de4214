using System.Text.Json;
using GenesysReporting.Errors;
using GenesysReporting.Reports;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Reports;

/// <summary>Every figure of the reports about agents, worked out by hand.</summary>
public sealed class AgentReportTests
{
    [Fact]
    public async Task The_figures_of_AgentPerformance()
    {
        // The last group has no agent: a call that was answered by a flow.
        ReportResult report = await ShippedReports.RunAsync("AgentPerformance", """
            userId=11 mediaType=voice: tHandle 10 3005s; tAnswered 8 96s; tTalkComplete 10 2000s; tHeldComplete 4 130s; tAcw 9 875s; nTransferred 2; tNotResponding 1 15s; nOutbound 2
            userId=11 mediaType=email: tHandle 3 2700s; tAnswered 3 10800s; tAcw 3 90s
            userId=12 mediaType=voice: tNotResponding 4 60s
            mediaType=voice: tAnswered 1 30s
            """);

        // 3005/10 = 300.5; 130/4 = 32.5; 875/9 = 97.2. 2700/3; 90/3. The total: 5705/13 = 438.8; 965/12 = 80.4.
        ShippedReports.Equal(
            """
            Agent | Media | Handled | Answered | AverageHandleSeconds | AverageTalkSeconds | AverageHoldSeconds | AverageAcwSeconds | Transferred | NotResponding | Outbound | AgentId
            Ada   | voice | 10      | 8        | 301                  | 200                | 33                 | 97                | 2           | 1             | 2        | 11
            Ada   | email | 3       | 3        | 900                  | -                  | -                  | 30                | -           | -             | -        | 11
            Ben   | voice | -       | -        | -                    | -                  | -                  | -                 | -           | 4             | -        | 12
            -     | voice | -       | 1        | -                    | -                  | -                  | -                 | -           | -             | -        | -
            Total | -     | 13      | 12       | 439                  | 200                | 33                 | 80                | 2           | 5             | 2        | -
            """,
            report);
    }

    [Fact]
    public async Task The_figures_of_AgentPerformance_in_two_buckets()
    {
        ReportResult report = await ShippedReports.RunAsync(
            "AgentPerformance",
            """
            AM userId=11 mediaType=voice: tHandle 6 1500s; tAnswered 5 60s; tTalkComplete 6 900s; tHeldComplete 1 10s; tAcw 5 375s; nTransferred 2; tNotResponding 1 15s
            AM userId=11 mediaType=email: tAnswered 3 10800s
            AM mediaType=voice: tAnswered 1 30s
            PM userId=11 mediaType=voice: tHandle 4 1505s; tAnswered 3 36s; tTalkComplete 4 1100s; tHeldComplete 3 120s; tAcw 4 500s; nOutbound 2
            PM userId=11 mediaType=email: tHandle 3 2700s; tAcw 3 90s
            PM userId=12 mediaType=voice: tNotResponding 4 60s
            """,
            hasBuckets: true);

        // 1500/6; 900/6; 375/5. 1505/4 = 376.25; 1100/4; 120/3; 500/4.
        ShippedReports.Equal(
            """
            Start | Agent | Media | Handled | Answered | AverageHandleSeconds | AverageTalkSeconds | AverageHoldSeconds | AverageAcwSeconds | Transferred | NotResponding | Outbound | AgentId
            00:00 | Ada   | voice | 6       | 5        | 250                  | 150                | 10                 | 75                | 2           | 1             | -        | 11
            00:00 | Ada   | email | -       | 3        | -                    | -                  | -                  | -                 | -           | -             | -        | 11
            00:00 | -     | voice | -       | 1        | -                    | -                  | -                  | -                 | -           | -             | -        | -
            12:00 | Ada   | voice | 4       | 3        | 376                  | 275                | 40                 | 125               | -           | -             | 2        | 11
            12:00 | Ada   | email | 3       | -        | 900                  | -                  | -                  | 30                | -           | -             | -        | 11
            12:00 | Ben   | voice | -       | -        | -                    | -                  | -                  | -                 | -           | 4             | -        | 12
            Total | -     | -     | 13      | 12       | 439                  | 200                | 33                 | 80                | 2           | 5             | 2        | -
            """,
            report);
    }

    [Fact]
    public async Task The_figures_of_MyPerformance_are_those_of_the_signed_in_user()
    {
        string body = string.Empty;
        ReportResult report = await ShippedReports.RunAsUserAsync("MyPerformance", request =>
        {
            body = request.Text();
            return HandMadeAnswer.Of("""
                mediaType=voice: tHandle 5 1000s; tAnswered 4 62s; tTalkComplete 5 800s; tHeldComplete 2 25s; tAcw 5 102s; nTransferred 1; tNotResponding 2 30s; nOutbound 1
                mediaType=chat: tHandle 2 301s; tAnswered 2 8s; tTalkComplete 2 300s; tAcw 1 1s
                """);
        });

        // 301/2 = 150.5. 1000/5; 800/5; 25/2 = 12.5; 102/5 = 20.4. The total: 1301/7 = 185.9; 1100/7 = 157.1; 103/6 = 17.2.
        ShippedReports.Equal(
            """
            Media | Handled | Answered | AverageHandleSeconds | AverageTalkSeconds | AverageHoldSeconds | AverageAcwSeconds | Transferred | NotResponding | Outbound
            chat  | 2       | 2        | 151                  | 150                | -                  | 1                 | -           | -             | -
            voice | 5       | 4        | 200                  | 160                | 13                 | 20                | 1           | 2             | 1
            Total | 7       | 6        | 186                  | 157                | 13                 | 17                | 1           | 2             | 1
            """,
            report);
        JsonElement predicate = JsonDocument.Parse(body).RootElement.GetProperty("filter").GetProperty("predicates")[0];
        Assert.Equal(("userId", HandMadeAnswer.Id("11")), (predicate.GetProperty("dimension").GetString(), predicate.GetProperty("value").GetString()));
    }

    [Fact]
    public async Task The_figures_of_MyPerformance_in_two_buckets()
    {
        ReportResult report = await ShippedReports.RunAsUserAsync(
            "MyPerformance",
            _ => HandMadeAnswer.Of("""
                AM mediaType=voice: tHandle 2 300s; tAnswered 4 62s; tTalkComplete 2 250s; tHeldComplete 1 5s; tAcw 2 42s; tNotResponding 2 30s
                AM mediaType=chat: tHandle 2 301s; tAnswered 2 8s; tTalkComplete 2 300s; tAcw 1 1s
                PM mediaType=voice: tHandle 3 700s; tTalkComplete 3 550s; tHeldComplete 1 20s; tAcw 3 60s; nTransferred 1; nOutbound 1
                """),
            "12h");

        // 300/2; 250/2; 42/2. 700/3 = 233.3; 550/3 = 183.3; 60/3.
        ShippedReports.Equal(
            """
            Start | Media | Handled | Answered | AverageHandleSeconds | AverageTalkSeconds | AverageHoldSeconds | AverageAcwSeconds | Transferred | NotResponding | Outbound
            00:00 | chat  | 2       | 2        | 151                  | 150                | -                  | 1                 | -           | -             | -
            00:00 | voice | 2       | 4        | 150                  | 125                | 5                  | 21                | -           | 2             | -
            12:00 | voice | 3       | -        | 233                  | 183                | 20                 | 20                | 1           | -             | 1
            Total | -     | 7       | 6        | 186                  | 157                | 13                 | 17                | 1           | 2             | 1
            """,
            report);
    }

    [Fact]
    public async Task MyPerformance_needs_a_user() => Assert.Equal(
        "CurrentUserUnknown",
        (await Assert.ThrowsAsync<InputException>(() => ShippedReports.RunAsync("MyPerformance", "mediaType=voice: tHandle 1 1s"))).ErrorId);

    [Fact]
    public async Task The_figures_of_AgentStatus()
    {
        ReportResult report = await ShippedReports.RunAsync("AgentStatus", """
            userId=11: tSystemPresence[AVAILABLE] 3600s; tSystemPresence[BREAK] 1200s
            userId=12: tSystemPresence[BREAK] 600.5s
            """);

        // 3600/4800; 1200/4800. The total: 5400.5 s.
        ShippedReports.Equal(
            """
            Start | Agent | Status    | TimeSeconds | Share | AgentId
            00:00 | Ada   | AVAILABLE | 3600        | 0.75  | 11
            00:00 | Ada   | BREAK     | 1200        | 0.25  | 11
            00:00 | Ben   | BREAK     | 601         | 1     | 12
            Total | -     | -         | 5401        | 1     | -
            """,
            report);
    }

    [Fact]
    public async Task The_figures_of_AgentStatus_in_two_buckets()
    {
        ReportResult report = await ShippedReports.RunAsync(
            "AgentStatus",
            """
            AM userId=11: tSystemPresence[AVAILABLE] 3000s; tSystemPresence[BREAK] 600s
            PM userId=11: tSystemPresence[AVAILABLE] 600s; tSystemPresence[BREAK] 600s
            PM userId=12: tSystemPresence[BREAK] 600.5s
            """,
            hasBuckets: true);

        // 3000/3600 and 600/3600; 600/1200. Shares are within a bucket.
        ShippedReports.Equal(
            """
            Start | Agent | Status    | TimeSeconds | Share  | AgentId
            00:00 | Ada   | AVAILABLE | 3000        | 0.8333 | 11
            00:00 | Ada   | BREAK     | 600         | 0.1667 | 11
            12:00 | Ada   | AVAILABLE | 600         | 0.5    | 11
            12:00 | Ada   | BREAK     | 600         | 0.5    | 11
            12:00 | Ben   | BREAK     | 601         | 1      | 12
            Total | -     | -         | 5401        | 1      | -
            """,
            report);
    }
}
