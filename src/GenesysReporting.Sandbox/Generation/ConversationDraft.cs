using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>
/// A conversation while it is being made: a clock that goes on from step to step, and who has joined so far.
/// </summary>
internal sealed class ConversationDraft(World world, Dice dice, DateTimeOffset start)
{
    private readonly List<(Members Facts, List<SessionDraft> Sessions)> _participants = [];
    private readonly SortedSet<string> _divisions = new(StringComparer.Ordinal);

    public World World { get; } = world;

    public Dice Dice { get; } = dice;

    public DateTimeOffset Start { get; } = start;

    /// <summary>Where the story has come to.</summary>
    public DateTimeOffset Now { get; set; } = start;

    /// <summary>False for one that nobody ever closed.</summary>
    public bool Ends { get; set; } = true;

    public Members Facts { get; } = [];

    public Members EndFacts { get; } = [];

    public string MediaType { get; set; } = "voice";

    public string Direction { get; set; } = "inbound";

    public string? LastQueueId { get; set; }

    public string? LastUserId { get; set; }

    public SessionDraft? CustomerSession { get; set; }

    public DateTimeOffset Step(double lowSeconds, double highSeconds) => Now += Dice.Span(lowSeconds, highSeconds);

    public SessionDraft Join(string purpose, Members who, Members session)
    {
        var facts = new Members { { "participantId", Dice.Uuid() }, { "purpose", purpose } };
        facts.AddAll(who);
        var draft = new SessionDraft(Complete(session));
        _participants.Add((facts, [draft]));
        return draft;
    }

    /// <summary>One more session of the participant who joined last.</summary>
    public SessionDraft JoinAgain(Members session)
    {
        var draft = new SessionDraft(Complete(session));
        _participants[^1].Sessions.Add(draft);
        return draft;
    }

    public void Touch(string divisionId) => _divisions.Add(divisionId);

    public Conversation Make(string id)
    {
        var facts = new Members { { "originatingDirection", Direction } };
        facts.AddAll(Facts);
        facts.Add("divisionIds", _divisions.Count == 0 ? null : _divisions.ToArray());
        return new Conversation(id, Start, Ends ? End() : null, facts, EndFacts, [.. _participants.Select(Make)]);
    }

    /// <summary>The last moment of anybody: an agent may still be wrapping up when another one has finished.</summary>
    private DateTimeOffset End() => _participants.SelectMany(participant => participant.Sessions)
        .SelectMany(session => session.Segments).Select(segment => segment.End).Append(Now).Max()!.Value;

    private Members Complete(Members session)
    {
        var facts = new Members { { "sessionId", Dice.Uuid() } };
        facts.AddAll(session);
        if (facts["mediaType"] is null)
        {
            facts.Add("mediaType", MediaType);
        }

        if (facts["direction"] is null)
        {
            facts.Add("direction", Direction);
        }

        return facts;
    }

    private static Participant Make((Members Facts, List<SessionDraft> Sessions) draft) =>
        new(draft.Facts, [.. draft.Sessions.Select(session => session.Make())]);
}
