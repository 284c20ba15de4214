using GenesysReporting.Reports;

namespace GenesysReporting.Tests.Reports;

/// <summary>Every figure of the reports by agent and queue, or wrap-up code and queue, worked out by hand.</summary>
public sealed class AgentQueueReportTests
{
    [Fact]
    public async Task The_figures_of_NotResponding()
    {
        ReportResult report = await ShippedReports.RunAsync("NotResponding", """
            userId=11 queueId=01: tAlert 20 100s; tNotResponding 3 45.5s
            userId=11 queueId=02: tAlert 5 10s
            userId=12 queueId=01: tAlert 7 63s; tNotResponding 5 60s
            """);

        // 5/7 = 0.71429; 3/20. The total: 8/32; 105.5 s.
        ShippedReports.Equal(
            """
            Agent | Queue   | Alerted | NotResponding | NotRespondingRate | NotRespondingTimeSeconds | AgentId | QueueId
            Ben   | Billing | 7       | 5             | 0.7143            | 60                       | 12      | 01
            Ada   | Billing | 20      | 3             | 0.15              | 46                       | 11      | 01
            Ada   | Support | 5       | -             | 0                 | -                        | 11      | 02
            Total | -       | 32      | 8             | 0.25              | 106                      | -       | -
            """,
            report);
    }

    [Fact]
    public async Task The_figures_of_NotResponding_in_two_buckets()
    {
        ReportResult report = await ShippedReports.RunAsync(
            "NotResponding",
            """
            AM userId=11 queueId=01: tAlert 12 60s; tNotResponding 1 15s
            AM userId=12 queueId=01: tAlert 2 20s; tNotResponding 2 20s
            PM userId=11 queueId=01: tAlert 8 40s; tNotResponding 2 30.5s
            PM userId=11 queueId=02: tAlert 5 10s
            PM userId=12 queueId=01: tAlert 5 43s; tNotResponding 3 40s
            """,
            hasBuckets: true);

        // 2/2; 1/12 = 0.08333; 3/5; 2/8.
        ShippedReports.Equal(
            """
            Start | Agent | Queue   | Alerted | NotResponding | NotRespondingRate | NotRespondingTimeSeconds | AgentId | QueueId
            00:00 | Ben   | Billing | 2       | 2             | 1                 | 20                       | 12      | 01
            00:00 | Ada   | Billing | 12      | 1             | 0.0833            | 15                       | 11      | 01
            12:00 | Ben   | Billing | 5       | 3             | 0.6               | 40                       | 12      | 01
            12:00 | Ada   | Billing | 8       | 2             | 0.25              | 31                       | 11      | 01
            12:00 | Ada   | Support | 5       | -             | 0                 | -                        | 11      | 02
            Total | -     | -       | 32      | 8             | 0.25              | 106                      | -       | -
            """,
            report);
    }

    [Fact]
    public async Task The_figures_of_Transfers()
    {
        ReportResult report = await ShippedReports.RunAsync("Transfers", """
            userId=11 queueId=01: tHandle 40 9000s; nTransferred 5; nBlindTransferred 3; nConsultTransferred 2; nConsult 4
            userId=11 queueId=02: tHandle 10 100s
            userId=12 queueId=01: tHandle 9 90s; nTransferred 6; nBlindTransferred 6
            """);

        // 6/9; 5/40. The total: 11/59 = 0.18644.
        ShippedReports.Equal(
            """
            Agent | Queue   | Handled | Transferred | TransferRate | BlindTransferred | ConsultTransferred | Consulted | AgentId | QueueId
            Ben   | Billing | 9       | 6           | 0.6667       | 6                | -                  | -         | 12      | 01
            Ada   | Billing | 40      | 5           | 0.125        | 3                | 2                  | 4         | 11      | 01
            Ada   | Support | 10      | -           | 0            | -                | -                  | -         | 11      | 02
            Total | -       | 59      | 11          | 0.1864       | 9                | 2                  | 4         | -       | -
            """,
            report);
    }

    [Fact]
    public async Task The_figures_of_Transfers_in_two_buckets()
    {
        ReportResult report = await ShippedReports.RunAsync(
            "Transfers",
            """
            AM userId=11 queueId=01: tHandle 25 5000s; nTransferred 1; nBlindTransferred 1
            AM userId=11 queueId=02: tHandle 10 100s
            AM userId=12 queueId=01: tHandle 9 90s
            PM userId=11 queueId=01: tHandle 15 4000s; nTransferred 4; nBlindTransferred 2; nConsultTransferred 2; nConsult 4
            PM userId=12 queueId=01: nTransferred 6; nBlindTransferred 6
            """,
            hasBuckets: true);

        // 1/25; 4/15 = 0.26667. Ben's transfers are counted before their handling ends, so that they have no rate.
        ShippedReports.Equal(
            """
            Start | Agent | Queue   | Handled | Transferred | TransferRate | BlindTransferred | ConsultTransferred | Consulted | AgentId | QueueId
            00:00 | Ada   | Billing | 25      | 1           | 0.04         | 1                | -                  | -         | 11      | 01
            00:00 | Ada   | Support | 10      | -           | 0            | -                | -                  | -         | 11      | 02
            00:00 | Ben   | Billing | 9       | -           | 0            | -                | -                  | -         | 12      | 01
            12:00 | Ben   | Billing | -       | 6           | -            | 6                | -                  | -         | 12      | 01
            12:00 | Ada   | Billing | 15      | 4           | 0.2667       | 2                | 2                  | 4         | 11      | 01
            Total | -     | -       | 59      | 11          | 0.1864       | 9                | 2                  | 4         | -       | -
            """,
            report);
    }

    [Fact]
    public async Task The_figures_of_WrapUpSummary()
    {
        ReportResult report = await ShippedReports.RunAsync("WrapUpSummary", """
            wrapUpCode=21 queueId=01: tHandle 12 3600s; tAcw 12 370s
            wrapUpCode=22 queueId=01: tHandle 4 500s; tAcw 2 25s
            wrapUpCode=21 queueId=02: tHandle 5 1004s
            wrapUpCode=ININ-WRAP-UP-TIMEOUT queueId=02: tHandle 1 59.4s; tAcw 1 30s
            """);

        // Shares of 16 and of 6; 3600/12; 370/12 = 30.8. 1004/5 = 200.8. 500/4; 25/2 = 12.5. The total: 5163.4/22 = 234.7; 425/15 = 28.3.
        ShippedReports.Equal(
            """
            WrapUp               | Queue   | Handled | Share  | AverageHandleSeconds | AverageAcwSeconds | WrapUpId             | QueueId
            Resolved             | Billing | 12      | 0.75   | 300                  | 31                | 21                   | 01
            Resolved             | Support | 5       | 0.8333 | 201                  | -                 | 21                   | 02
            Call back            | Billing | 4       | 0.25   | 125                  | 13                | 22                   | 01
            ININ-WRAP-UP-TIMEOUT | Support | 1       | 0.1667 | 59                   | 30                | ININ-WRAP-UP-TIMEOUT | 02
            Total                | -       | 22      | 1      | 235                  | 28                | -                    | -
            """,
            report);
    }

    [Fact]
    public async Task The_figures_of_WrapUpSummary_in_two_buckets()
    {
        ReportResult report = await ShippedReports.RunAsync(
            "WrapUpSummary",
            """
            AM wrapUpCode=21 queueId=01: tHandle 7 2000s; tAcw 7 170s
            AM wrapUpCode=22 queueId=01: tHandle 4 500s; tAcw 2 25s
            AM wrapUpCode=ININ-WRAP-UP-TIMEOUT queueId=02: tHandle 1 59.4s; tAcw 1 30s
            PM wrapUpCode=21 queueId=01: tHandle 5 1600s; tAcw 5 200s
            PM wrapUpCode=21 queueId=02: tHandle 5 1004s
            """,
            hasBuckets: true);

        // Shares are of the queue in the whole report: 7, 4 and 5 of 16. 2000/7 = 285.7; 170/7 = 24.3. 1600/5; 200/5.
        ShippedReports.Equal(
            """
            Start | WrapUp               | Queue   | Handled | Share  | AverageHandleSeconds | AverageAcwSeconds | WrapUpId             | QueueId
            00:00 | Resolved             | Billing | 7       | 0.4375 | 286                  | 24                | 21                   | 01
            00:00 | Call back            | Billing | 4       | 0.25   | 125                  | 13                | 22                   | 01
            00:00 | ININ-WRAP-UP-TIMEOUT | Support | 1       | 0.1667 | 59                   | 30                | ININ-WRAP-UP-TIMEOUT | 02
            12:00 | Resolved             | Billing | 5       | 0.3125 | 320                  | 40                | 21                   | 01
            12:00 | Resolved             | Support | 5       | 0.8333 | 201                  | -                 | 21                   | 02
            Total | -                    | -       | 22      | 1      | 235                  | 28                | -                    | -
            """,
            report);
    }
}
