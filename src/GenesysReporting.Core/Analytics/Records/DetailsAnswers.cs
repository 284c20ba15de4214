namespace GenesysReporting.Analytics.Records;

/// <summary>The records are on the wire as they are shown.</summary>
internal static class DetailsAnswers
{
    /// <summary>
    /// Reads one answer. Participants, which are most of it, are checked and stay as they came until somebody looks at
    /// them: the general reader gets the answer without them.
    /// </summary>
    /// <param name="utf8">The answer.</param>
    /// <param name="project">Makes of participants what will be wanted of them; null where nothing is known to be.</param>
    public static AnswerPage Read(ReadOnlySpan<byte> utf8, Func<UnreadParticipants, object>? project)
    {
        var split = SplitAnswer.Of(utf8);
        DetailsAnswer? answer = AnswerTypes.Read<DetailsAnswer>(split.Rest);
        for (int i = 0; i < answer?.Conversations?.Length; i++)
        {
            if (answer.Conversations[i] is { } conversation && split.Taken(i) is { } participants)
            {
                var unread = new UnreadParticipants(conversation.ConversationId, participants);
                unread.Projection = project?.Invoke(unread);
                conversation.Unread = unread;
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
