using System.Text.Json;

namespace GenesysReporting.Analytics.Records;

/// <summary>Creates a record for each agent, or for each count.</summary>
internal static class StatusAnswers
{
    private const string Suffix = "Counts";

    public static AnswerPage<AnalyticsRecord> ToPage(StatusAnswer? answer)
    {
        IEnumerable<AnalyticsRecord> records =
        [
            .. (answer?.Entities ?? []).OfType<AnalyticsAgentStatus>(),
            .. Counts("segmentType", answer?.SegmentCounts),
            .. Counts("systemPresence", answer?.PresenceCounts),
            .. Counts("routingStatus", answer?.RoutingStatusCounts),
            .. Counts("isOutOfOffice", answer?.IsOutOfOfficeCounts),
            .. Counts("adherenceState", answer?.AdherenceStateCounts),
            .. Counts("scheduledActivityCategory", answer?.ScheduledActivityCategoryCounts),
            .. Counts("actualActivityCategory", answer?.ActualActivityCategoryCounts),
            .. (answer?.Others ?? []).SelectMany(Others),
        ];
        return new AnswerPage<AnalyticsRecord>([.. records]);
    }

    /// <summary>Returns the counts of a group that this version does not know. Any other member has no rows.</summary>
    private static IEnumerable<AnalyticsAgentStatusCount> Others(KeyValuePair<string, JsonElement> member) =>
        member.Key.EndsWith(Suffix, StringComparison.Ordinal) && member.Value.ValueKind == JsonValueKind.Array
            ? Counts(member.Key[..^Suffix.Length], [.. member.Value.EnumerateArray()
                .Where(count => count.ValueKind == JsonValueKind.Object)
                .Select(count => AnswerSerializer.Read<AnalyticsAgentStatusCount>(JsonSerializer.SerializeToUtf8Bytes(count, AnswerJson.Default.JsonElement)))])
            : [];

    private static IEnumerable<AnalyticsAgentStatusCount> Counts(string dimension, AnalyticsAgentStatusCount?[]? counts)
    {
        foreach (AnalyticsAgentStatusCount count in (counts ?? []).OfType<AnalyticsAgentStatusCount>())
        {
            count.Dimension = dimension;
            yield return count;
        }
    }
}
