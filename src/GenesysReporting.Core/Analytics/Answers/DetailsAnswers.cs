namespace GenesysReporting.Analytics.Answers;

/// <summary>The records are on the wire as they are shown.</summary>
internal static class DetailsAnswers
{
    public static AnswerPage ToPage(DetailsAnswer? answer)
    {
        IEnumerable<AnalyticsRecord?> records = [.. answer?.Conversations ?? [], .. answer?.UserDetails ?? []];
        return new AnswerPage([.. records.OfType<AnalyticsRecord>()])
        {
            TotalHits = answer?.TotalHits,
            Cursor = answer?.Cursor,
            DataAvailabilityDate = answer?.DataAvailabilityDate,
            Aggregations = answer?.Aggregations ?? [],
            Extension = answer?.Extension,
        };
    }
}
