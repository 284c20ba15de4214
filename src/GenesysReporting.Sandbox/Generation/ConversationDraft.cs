using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>A conversation that is being built: its clock, which each step advances, and its participants.</summary>
internal sealed class ConversationDraft(World world, Dice dice, DateTimeOffset start)
{
    private readonly List<(Members Fields, List<SessionDraft> Sessions)> _participants = [];
    private readonly SortedSet<string> _divisions = new(StringComparer.Ordinal);

    public World World { get; } = world;

    /// <summary>The dice; late changes have others, so that all before them stays the same.</summary>
    public Dice Dice { get; set; } = dice;

    public DateTimeOffset Start { get; } = start;

    /// <summary>The time after the last step.</summary>
    public DateTimeOffset Now { get; set; } = start;

    /// <summary>False if the conversation is never closed.</summary>
    public bool Ends { get; set; } = true;

    public Members Fields { get; } = [];

    public Members EndFields { get; } = [];

    public string MediaType { get; set; } = "voice";

    public string Direction { get; set; } = "inbound";

    public string? LastQueueId { get; set; }

    public string? LastUserId { get; set; }

    public SessionDraft? CustomerSession { get; set; }

    public DateTimeOffset Advance(double lowSeconds, double highSeconds) => Now += Dice.Span(lowSeconds, highSeconds);

    public SessionDraft AddParticipant(string purpose, Members participant, Members session)
    {
        var fields = new Members { { "participantId", Dice.Uuid() }, { "purpose", purpose } };
        fields.AddAll(participant);
        var draft = new SessionDraft(WithDefaults(session));
        _participants.Add((fields, [draft]));
        return draft;
    }

    /// <summary>Adds a session to the participant of another session; to the last participant by default.</summary>
    public SessionDraft AddSession(Members session, SessionDraft? sibling = null)
    {
        var draft = new SessionDraft(WithDefaults(session));
        List<SessionDraft> sessions = sibling is null
            ? _participants[^1].Sessions
            : _participants.First(participant => participant.Sessions.Contains(sibling)).Sessions;
        sessions.Add(draft);
        return draft;
    }

    public void AddDivision(string divisionId) => _divisions.Add(divisionId);

    public Conversation Build(string id)
    {
        var fields = new Members { { "originatingDirection", Direction } };
        fields.AddAll(Fields);
        fields.Add("divisionIds", _divisions.Count == 0 ? null : _divisions.ToArray());
        return new Conversation(id, Start, Ends ? End() : null, fields, EndFields, [.. _participants.Select(Build)]);
    }

    /// <summary>Returns the last end of any segment: an agent may still be wrapping up when another has finished.</summary>
    private DateTimeOffset End() => _participants.SelectMany(participant => participant.Sessions)
        .SelectMany(session => session.Segments).Select(segment => segment.End).Append(Now).Max()!.Value;

    private Members WithDefaults(Members session)
    {
        var fields = new Members { { "sessionId", Dice.Uuid() } };
        fields.AddAll(session);
        if (fields["mediaType"] is null)
        {
            fields.Add("mediaType", MediaType);
        }

        if (fields["direction"] is null)
        {
            fields.Add("direction", Direction);
        }

        return fields;
    }

    private static Participant Build((Members Fields, List<SessionDraft> Sessions) draft) =>
        new(draft.Fields, [.. draft.Sessions.Select(session => session.Build())]);
}
