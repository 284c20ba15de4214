namespace GenesysReporting.Analytics.Records;

/// <summary>Creates a record for each agent, or for each count.</summary>
internal static class StatusAnswers
{
    public static AnswerPage<AnalyticsRecord> ToPage(StatusAnswer? answer)
    {
        IEnumerable<AnalyticsRecord> records =
        [
            .. (answer?.Entities ?? []).OfType<AnalyticsAgentStatus>(),
            .. Counts("segmentType", answer?.SegmentCounts),
            .. Counts("systemPresence", answer?.PresenceCounts),
            .. Counts("routingStatus", answer?.RoutingStatusCounts),
            .. Counts("isOutOfOffice", answer?.IsOutOfOfficeCounts),
        ];
        return new AnswerPage<AnalyticsRecord>([.. records]);
    }

    private static IEnumerable<AnalyticsAgentStatusCount> Counts(string dimension, AnalyticsAgentStatusCount?[]? counts)
    {
        foreach (AnalyticsAgentStatusCount count in (counts ?? []).OfType<AnalyticsAgentStatusCount>())
        {
            count.Dimension = dimension;
            yield return count;
        }
    }
}
