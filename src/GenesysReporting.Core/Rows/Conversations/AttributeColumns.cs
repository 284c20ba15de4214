using GenesysReporting.Names;

namespace GenesysReporting.Rows.Conversations;

/// <summary>The columns of one row per attribute of a participant, and columns of single attributes in other rows.</summary>
internal static class AttributeColumns
{
    public static RowSchema<ConversationPart> Schema(RowOptions options)
    {
        ColumnList<AttributeRow> columns = new ColumnList<AttributeRow>(options)
            .Conversation(r => r.Conversation)
            .Participant(r => r.Participant)
            .Id("UserId", "UserName", LookupKind.User, r => r.Participant.UserId)
            .Text("Name", r => r.Name)
            .Text("Value", r => r.Value);
        return new ColumnSchema<ConversationPart, AttributeRow>("AttributeRow", columns, Rows);
    }

    /// <summary>
    /// Adds a column per attribute. A conversation shows the value of its last participant that has one, as a later
    /// participant's flow or script knows more.
    /// </summary>
    public static ColumnList<PartSummary> Attributes(this ColumnList<PartSummary> columns)
    {
        foreach (string name in columns.Options.Attributes.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            string column = SessionHeadings.OfAttribute(name, columns.IsFree);
            columns.Text(column, s => s.Participant is { } only ? Value(only, name) : Last(s.Conversation, name));
        }

        return columns;
    }

    private static string? Last(ConversationPart conversation, string name)
    {
        string? last = null;
        foreach (ParticipantPart participant in conversation.Participants)
        {
            last = Value(participant, name) ?? last;
        }

        return last;
    }

    private static string? Value(ParticipantPart participant, string name) =>
        participant.Attributes.TryGetValue(name, out string? value)
            ? value
            : participant.Attributes.LastOrDefault(a => a.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static IEnumerable<AttributeRow> Rows(ConversationPart conversation) =>
        from participant in conversation.Participants
        from attribute in participant.Attributes
        select new AttributeRow(conversation, participant, attribute.Key, attribute.Value);

    private sealed record AttributeRow(ConversationPart Conversation, ParticipantPart Participant, string Name, string? Value);
}
