using GenesysReporting.Reports;

namespace GenesysReporting.Tests.Reports;

/// <summary>Every figure of the reports about queues, worked out by hand.</summary>
public sealed class QueueReportTests
{
    [Fact]
    public async Task The_figures_of_QueuePerformance()
    {
        // Hours end in both queues; the callbacks fill neither answers nor abandons. The last group has no value that is shown.
        ReportResult report = await ShippedReports.RunAsync("QueuePerformance", """
            queueId=01 mediaType=voice: nOffered 30; tAnswered 24 480s max=90s; tAbandon 5 150s; oServiceLevel 18/30; tHandle 20 6000s; tTalkComplete 20 4500s; tHeldComplete 5 250s; tAcw 16 1000s; nTransferred 3; nOverSla 6
            queueId=02 mediaType=voice: nOffered 10; tAnswered 10 20s; oServiceLevel 10/10
            queueId=02 mediaType=callback: nOffered 4; tHandle 4 801s; tTalkComplete 4 600s; tAcw 3 100s
            mediaType=voice: tTalkComplete max=5s
            """);

        // 5/30 = 0.16667; 18/30; 480/24; 6000/20; 4500/20; 250/5; 1000/16 = 62.5. 801/4 = 200.25; 100/3.
        // The total: 5/44 = 0.11364; 28/40; 500/34 = 14.7; 6801/24 = 283.4; 5100/24 = 212.5; 1100/19 = 57.9.
        ShippedReports.Equal(
            """
            Queue   | Media    | Offered | Answered | Abandoned | AbandonRate | ServiceLevel | AverageAnswerSeconds | AverageHandleSeconds | AverageTalkSeconds | AverageHoldSeconds | AverageAcwSeconds | Transferred | OverSla | QueueId
            Billing | voice    | 30      | 24       | 5         | 0.1667      | 0.6          | 20                   | 300                  | 225                | 50                 | 63                | 3           | 6       | 01
            Support | callback | 4       | -        | -         | 0           | -            | -                    | 200                  | 150                | -                  | 33                | -           | -       | 02
            Support | voice    | 10      | 10       | -         | 0           | 1            | 2                    | -                    | -                  | -                  | -                 | -           | -       | 02
            Total   | -        | 44      | 34       | 5         | 0.1136      | 0.7          | 15                   | 283                  | 213                | 50                 | 58                | 3           | 6       | -
            """,
            report);
    }

    [Fact]
    public async Task The_figures_of_QueuePerformance_in_two_buckets()
    {
        // In the second half, Support answers a call that was offered in the first: more answers than offers.
        ReportResult report = await ShippedReports.RunAsync(
            "QueuePerformance",
            """
            AM queueId=01 mediaType=voice: nOffered 20; tAnswered 14 180s max=90s; tAbandon 4 130s; oServiceLevel 10/20; tHandle 12 4000s; tTalkComplete 12 3000s; tHeldComplete 5 250s; tAcw 10 700s; nTransferred 3; nOverSla 4
            AM queueId=02 mediaType=voice: nOffered 10; tAnswered 9 18s; oServiceLevel 9/9
            AM queueId=02 mediaType=callback: nOffered 4
            PM queueId=01 mediaType=voice: nOffered 10; tAnswered 10 300s; tAbandon 1 20s; oServiceLevel 8/10; tHandle 8 2000s; tTalkComplete 8 1500s; tAcw 6 300s; nOverSla 2
            PM queueId=02 mediaType=voice: tAnswered 1 2s; oServiceLevel 1/1
            PM queueId=02 mediaType=callback: tHandle 4 801s; tTalkComplete 4 600s; tAcw 3 100s
            """,
            hasBuckets: true);

        // 4/20; 10/20; 180/14 = 12.9; 4000/12 = 333.3; 3000/12; 250/5; 700/10. 1/10; 8/10; 300/10; 2000/8; 1500/8 = 187.5; 300/6.
        ShippedReports.Equal(
            """
            Start | Queue   | Media    | Offered | Answered | Abandoned | AbandonRate | ServiceLevel | AverageAnswerSeconds | AverageHandleSeconds | AverageTalkSeconds | AverageHoldSeconds | AverageAcwSeconds | Transferred | OverSla | QueueId
            00:00 | Billing | voice    | 20      | 14       | 4         | 0.2         | 0.5          | 13                   | 333                  | 250                | 50                 | 70                | 3           | 4       | 01
            00:00 | Support | callback | 4       | -        | -         | 0           | -            | -                    | -                    | -                  | -                  | -                 | -           | -       | 02
            00:00 | Support | voice    | 10      | 9        | -         | 0           | 1            | 2                    | -                    | -                  | -                  | -                 | -           | -       | 02
            12:00 | Billing | voice    | 10      | 10       | 1         | 0.1         | 0.8          | 30                   | 250                  | 188                | -                  | 50                | -           | 2       | 01
            12:00 | Support | callback | -       | -        | -         | -           | -            | -                    | 200                  | 150                | -                  | 33                | -           | -       | 02
            12:00 | Support | voice    | -       | 1        | -         | -           | 1            | 2                    | -                    | -                  | -                  | -                 | -           | -       | 02
            Total | -       | -        | 44      | 34       | 5         | 0.1136      | 0.7          | 15                   | 283                  | 213                | 50                 | 58                | 3           | 6       | -
            """,
            report);
    }

    [Fact]
    public async Task The_figures_of_Callbacks()
    {
        ReportResult report = await ShippedReports.RunAsync("Callbacks", """
            queueId=01: nOffered 12; nConnected 9; nCallbackScheduled 12; nCallbackAttempts 15; tCallbackConnect 8 100s; tCallbackNotReached 3 60s; tCallbackAbandon 1 30s; oCallbackServiceLevel 6/8; nCallbackOverSla 2; tCallbackVirtualWait 12 5406s; tHandle 9 1800s
            queueId=02: nOffered 2; nConnected 2; tHandle 2 301s
            """);

        // 6/8; 5406/12 = 450.5; 1800/9; 301/2 = 150.5. The total: 2101/11 = 191.
        ShippedReports.Equal(
            """
            Queue   | Offered | Connected | Scheduled | Attempts | Reached | NotReached | Abandoned | ServiceLevel | OverSla | AverageVirtualWaitSeconds | AverageHandleSeconds | QueueId
            Billing | 12      | 9         | 12        | 15       | 8       | 3          | 1         | 0.75         | 2       | 451                       | 200                  | 01
            Support | 2       | 2         | -         | -        | -       | -          | -         | -            | -       | -                         | 151                  | 02
            Total   | 14      | 11        | 12        | 15       | 8       | 3          | 1         | 0.75         | 2       | 451                       | 191                  | -
            """,
            report);
        Assert.Contains("mediaType", Assert.Single(report.Filters), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_of_Callbacks_in_two_buckets()
    {
        ReportResult report = await ShippedReports.RunAsync(
            "Callbacks",
            """
            AM queueId=01: nOffered 12; nConnected 2; nCallbackScheduled 12; nCallbackAttempts 5; tCallbackConnect 2 20s; oCallbackServiceLevel 2/2; tCallbackVirtualWait 4 402s; tHandle 2 500s
            PM queueId=01: nConnected 7; nCallbackAttempts 10; tCallbackConnect 6 80s; tCallbackNotReached 3 60s; tCallbackAbandon 1 30s; oCallbackServiceLevel 4/6; nCallbackOverSla 2; tCallbackVirtualWait 8 5004s; tHandle 7 1300s
            PM queueId=02: nOffered 2; nConnected 2; tHandle 2 301s
            """,
            hasBuckets: true);

        // 402/4 = 100.5; 500/2. 4/6; 5004/8 = 625.5; 1300/7 = 185.7.
        ShippedReports.Equal(
            """
            Start | Queue   | Offered | Connected | Scheduled | Attempts | Reached | NotReached | Abandoned | ServiceLevel | OverSla | AverageVirtualWaitSeconds | AverageHandleSeconds | QueueId
            00:00 | Billing | 12      | 2         | 12        | 5        | 2       | -          | -         | 1            | -       | 101                       | 250                  | 01
            12:00 | Billing | -       | 7         | -         | 10       | 6       | 3          | 1         | 0.6667       | 2       | 626                       | 186                  | 01
            12:00 | Support | 2       | 2         | -         | -        | -       | -          | -         | -            | -       | -                         | 151                  | 02
            Total | -       | 14      | 11        | 12        | 15       | 8       | 3          | 1         | 0.75         | 2       | 451                       | 191                  | -
            """,
            report);
    }
}
