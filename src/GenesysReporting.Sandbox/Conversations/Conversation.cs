using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Conversations;

/// <summary>A part of a session. <paramref name="EndFields"/> are known only after its end.</summary>
internal sealed record Segment(DateTimeOffset Start, DateTimeOffset? End, string Type, Members Fields, Members EndFields);

internal sealed record SessionMetric(string Name, long Value, DateTimeOffset Emitted);

internal sealed record Session(
    Members Fields, Members EndFields, IReadOnlyList<SessionMetric> Metrics, IReadOnlyList<Segment> Segments);

internal sealed record Participant(Members Fields, IReadOnlyList<Session> Sessions);

/// <summary>An evaluation, a survey or a resolution, and its time.</summary>
internal sealed record Assessment(DateTimeOffset At, Members Fields);

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

    public IEnumerable<Session> Sessions => Participants.SelectMany(participant => participant.Sessions);

    public IEnumerable<Segment> Segments => Sessions.SelectMany(session => session.Segments);

    /// <summary>Returns the conversation as it was known at a time.</summary>
    public Conversation At(DateTimeOffset now)
    {
        if (LastChange() <= now)
        {
            return this;
        }

        bool ended = End <= now;
        return this with
        {
            End = ended ? End : null,
            EndFields = ended ? EndFields : [],
            Participants = [.. Participants.Select(participant => Cut(participant, now))
                .Where(cut => cut.Sessions.Count > 0)],
            Evaluations = [.. Evaluations.Where(assessment => assessment.At <= now)],
            Surveys = [.. Surveys.Where(assessment => assessment.At <= now)],
            Resolutions = [.. Resolutions.Where(assessment => assessment.At <= now)],
        };
    }

    private DateTimeOffset LastChange()
    {
        DateTimeOffset last = End ?? Start;
        foreach (Assessment assessment in Evaluations.Concat(Surveys).Concat(Resolutions))
        {
            last = assessment.At > last ? assessment.At : last;
        }

        foreach (Participant participant in Participants)
        {
            foreach (Session session in participant.Sessions)
            {
                foreach (Segment segment in session.Segments)
                {
                    DateTimeOffset change = segment.End ?? segment.Start;
                    last = change > last ? change : last;
                }
            }
        }

        return last;
    }

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
            .. session.Segments.Where(segment => segment.Start <= now)
                .Select(segment => segment.End <= now ? segment : segment with { End = null, EndFields = [] }),
        ],
    };
}
