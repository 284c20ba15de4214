namespace GenesysReporting.Analytics.Answers;

/// <summary>The records are on the wire as they are shown.</summary>
internal static class DetailsAnswers
{
    /// <summary>
    /// Reads one answer. Participants, which are most of it, are checked and stay as they came until somebody looks at
    /// them: the general reader gets the answer without them.
    /// </summary>
    public static AnswerPage Read(ReadOnlySpan<byte> utf8)
    {
        var split = SplitAnswer.Of(utf8);
        DetailsAnswer? answer = AnswerTypes.Read<DetailsAnswer>(split.Rest);
        for (int i = 0; i < answer?.Conversations?.Length; i++)
        {
            if (answer.Conversations[i] is { } conversation && split.Taken(i) is { } participants)
            {
                conversation.Unread = new UnreadParticipants(conversation.ConversationId, participants);
            }
        }

        return ToPage(answer);
    }

    private static AnswerPage ToPage(DetailsAnswer? answer)
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
