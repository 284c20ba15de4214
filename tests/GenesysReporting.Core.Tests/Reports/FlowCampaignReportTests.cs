using GenesysReporting.Reports;

namespace GenesysReporting.Tests.Reports;

/// <summary>Every figure of the reports about flows and campaigns, worked out by hand.</summary>
public sealed class FlowCampaignReportTests
{
    [Fact]
    public async Task The_figures_of_FlowOutcomes()
    {
        ReportResult report = await ShippedReports.RunAsync("FlowOutcomes", """
            flowId=31 flowOutcomeId=41: nFlowOutcome 50; nFlowOutcomeFailed 5; tFlowOutcome 50 1525s
            flowId=31 flowOutcomeId=42: nFlowOutcome 8; tFlowOutcome 6 600s
            """);

        // 5/50; 1525/50 = 30.5. 600/6. The total: 5/58 = 0.08621; 2125/56 = 37.9.
        ShippedReports.Equal(
            """
            Flow      | Outcome | Outcomes | Failed | FailureRate | AverageTimeSeconds | FlowId
            Main menu | 41      | 50       | 5      | 0.1         | 31                 | 31
            Main menu | 42      | 8        | -      | 0           | 100                | 31
            Total     | -       | 58       | 5      | 0.0862      | 38                 | -
            """,
            report);
    }

    [Fact]
    public async Task The_figures_of_FlowOutcomes_in_two_buckets()
    {
        ReportResult report = await ShippedReports.RunAsync(
            "FlowOutcomes",
            """
            AM flowId=31 flowOutcomeId=41: nFlowOutcome 20; nFlowOutcomeFailed 5; tFlowOutcome 20 525s
            PM flowId=31 flowOutcomeId=41: nFlowOutcome 30; tFlowOutcome 30 1000s
            PM flowId=31 flowOutcomeId=42: nFlowOutcome 8; tFlowOutcome 6 600s
            """,
            hasBuckets: true);

        // 5/20; 525/20 = 26.25. 1000/30 = 33.3.
        ShippedReports.Equal(
            """
            Start | Flow      | Outcome | Outcomes | Failed | FailureRate | AverageTimeSeconds | FlowId
            00:00 | Main menu | 41      | 20       | 5      | 0.25        | 26                 | 31
            12:00 | Main menu | 41      | 30       | -      | 0           | 33                 | 31
            12:00 | Main menu | 42      | 8        | -      | 0           | 100                | 31
            Total | -         | -       | 58       | 5      | 0.0862      | 38                 | -
            """,
            report);
    }

    [Fact]
    public async Task The_figures_of_CampaignPerformance()
    {
        // The last group is what belongs to no campaign.
        ReportResult report = await ShippedReports.RunAsync("CampaignPerformance", """
            outboundCampaignId=51: nOutboundAttempted 200; nOutboundConnected 60; nOutboundAbandoned 3; tHandle 57 5757s; tTalkComplete 57 4560s; tAcw 57 570s
            outboundCampaignId=52: nOutboundAttempted 30
            mediaType=voice: tHandle 3 33s
            """);

        // 60/200; 3/60; 5757/57 = 101; 4560/57; 570/57. 33/3. The total: 60/230 = 0.26087; 5790/60 = 96.5.
        ShippedReports.Equal(
            """
            Campaign | Attempted | Connected | ConnectRate | Abandoned | AbandonRate | Handled | AverageHandleSeconds | AverageTalkSeconds | AverageAcwSeconds
            51       | 200       | 60        | 0.3         | 3         | 0.05        | 57      | 101                  | 80                 | 10
            52       | 30        | -         | 0           | -         | -           | -       | -                    | -                  | -
            -        | -         | -         | -           | -         | -           | 3       | 11                   | -                  | -
            Total    | 230       | 60        | 0.2609      | 3         | 0.05        | 60      | 97                   | 80                 | 10
            """,
            report);
    }

    [Fact]
    public async Task The_figures_of_CampaignPerformance_in_two_buckets()
    {
        ReportResult report = await ShippedReports.RunAsync(
            "CampaignPerformance",
            """
            AM outboundCampaignId=51: nOutboundAttempted 120; nOutboundConnected 40; nOutboundAbandoned 1; tHandle 30 3000s; tTalkComplete 30 2400s; tAcw 30 330s
            AM outboundCampaignId=52: nOutboundAttempted 30
            PM outboundCampaignId=51: nOutboundAttempted 80; nOutboundConnected 20; nOutboundAbandoned 2; tHandle 27 2757s; tTalkComplete 27 2160s; tAcw 27 240s
            PM mediaType=voice: tHandle 3 33s
            """,
            hasBuckets: true);

        // 40/120; 1/40; 3000/30; 2400/30; 330/30. 20/80; 2/20; 2757/27 = 102.1; 2160/27; 240/27 = 8.9.
        ShippedReports.Equal(
            """
            Start | Campaign | Attempted | Connected | ConnectRate | Abandoned | AbandonRate | Handled | AverageHandleSeconds | AverageTalkSeconds | AverageAcwSeconds
            00:00 | 51       | 120       | 40        | 0.3333      | 1         | 0.025       | 30      | 100                  | 80                 | 11
            00:00 | 52       | 30        | -         | 0           | -         | -           | -       | -                    | -                  | -
            12:00 | 51       | 80        | 20        | 0.25        | 2         | 0.1         | 27      | 102                  | 80                 | 9
            12:00 | -        | -         | -         | -           | -         | -           | 3       | 11                   | -                  | -
            Total | -        | 230       | 60        | 0.2609      | 3         | 0.05        | 60      | 97                   | 80                 | 10
            """,
            report);
    }
}
