using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Conversations;

/// <summary>The fields that a record had until they changed.</summary>
internal sealed record Earlier(DateTimeOffset Until, Members Fields);

/// <summary>A part of a session. <paramref name="EndFields"/> are known only after its end.</summary>
internal sealed record Segment(DateTimeOffset Start, DateTimeOffset? End, string Type, Members Fields, Members EndFields)
{
    /// <summary>The end fields that changed after the end; null if none did.</summary>
    public Earlier? Before { get; init; }

    public DateTimeOffset LastChange => Before?.Until ?? End ?? Start;

    public Segment At(DateTimeOffset now) => End <= now
        ? now < Before?.Until ? this with { EndFields = Before.Fields } : this
        : this with { End = null, EndFields = [] };
}

internal sealed record SessionMetric(string Name, long Value, DateTimeOffset Emitted);

internal sealed record Session(
    Members Fields, Members EndFields, IReadOnlyList<SessionMetric> Metrics, IReadOnlyList<Segment> Segments);

internal sealed record Participant(Members Fields, IReadOnlyList<Session> Sessions);

/// <summary>An evaluation, a survey or a resolution, and its time.</summary>
internal sealed record Assessment(DateTimeOffset At, Members Fields)
{
    /// <summary>The fields that changed after the assessment; null if none did.</summary>
    public Earlier? Before { get; init; }

    public DateTimeOffset LastChange => Before?.Until ?? At;

    public Assessment KnownAt(DateTimeOffset now) => now < Before?.Until ? this with { Fields = Before.Fields } : this;
}

/// <summary>The time between an end that was not the last one, and the time when the conversation opened again.</summary>
internal sealed record Pause(DateTimeOffset Ended, DateTimeOffset OpenedAgain)
{
    public bool Contains(DateTimeOffset time) => Ended <= time && time < OpenedAgain;
}

/// <summary>A whole conversation; one that was never closed has no end.</summary>
internal sealed record Conversation(
    string Id,
    DateTimeOffset Start,
    DateTimeOffset? End,
    Members Fields,
    Members EndFields,
    IReadOnlyList<Participant> Participants)
{
    public IReadOnlyList<Assessment> Evaluations { get; init; } = [];

    public IReadOnlyList<Assessment> Surveys { get; init; } = [];

    public IReadOnlyList<Assessment> Resolutions { get; init; } = [];

    /// <summary>The pause of a conversation that ended, and opened again later; null if it did not.</summary>
    public Pause? Pause { get; init; }

    public IEnumerable<Session> Sessions => Participants.SelectMany(participant => participant.Sessions);

    public IEnumerable<Segment> Segments => Sessions.SelectMany(session => session.Segments);

    /// <summary>Returns the conversation as it was known at a time.</summary>
    public Conversation At(DateTimeOffset now)
    {
        if (LastChange() <= now)
        {
            return this;
        }

        DateTimeOffset? end = Pause?.Contains(now) == true ? Pause.Ended : End <= now ? End : null;
        return this with
        {
            End = end,
            EndFields = end is null ? [] : EndFields,
            Participants = [.. Participants.Select(participant => Cut(participant, now))
                .Where(cut => cut.Sessions.Count > 0)],
            Evaluations = KnownAt(Evaluations, now),
            Surveys = KnownAt(Surveys, now),
            Resolutions = KnownAt(Resolutions, now),
        };
    }

    private DateTimeOffset LastChange()
    {
        DateTimeOffset last = End ?? Start;
        foreach (Assessment assessment in Evaluations.Concat(Surveys).Concat(Resolutions))
        {
            last = assessment.LastChange > last ? assessment.LastChange : last;
        }

        foreach (Participant participant in Participants)
        {
            foreach (Session session in participant.Sessions)
            {
                foreach (Segment segment in session.Segments)
                {
                    last = segment.LastChange > last ? segment.LastChange : last;
                }
            }
        }

        return last;
    }

    private static Assessment[] KnownAt(IReadOnlyList<Assessment> assessments, DateTimeOffset now) =>
        [.. assessments.Where(assessment => assessment.At <= now).Select(assessment => assessment.KnownAt(now))];

    private static Participant Cut(Participant participant, DateTimeOffset now) => participant with
    {
        Sessions =
        [
            .. participant.Sessions.Where(session => session.Segments.Any(segment => segment.Start <= now))
                .Select(session => Cut(session, now)),
        ],
    };

    private static Session Cut(Session session, DateTimeOffset now) => session with
    {
        EndFields = session.Segments.All(segment => segment.End <= now) ? session.EndFields : [],
        Metrics = [.. session.Metrics.Where(metric => metric.Emitted <= now)],
        Segments =
        [
            .. session.Segments.Where(segment => segment.Start <= now).Select(segment => segment.At(now)),
        ],
    };
}
