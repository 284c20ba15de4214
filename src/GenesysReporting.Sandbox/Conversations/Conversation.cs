using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Conversations;

/// <summary>A stretch of a session. What is known only afterwards stands in <paramref name="EndFacts"/>.</summary>
internal sealed record Segment(DateTimeOffset Start, DateTimeOffset? End, string Type, Members Facts, Members EndFacts);

internal sealed record SessionMetric(string Name, long Value, DateTimeOffset Emitted);

internal sealed record Session(
    Members Facts, Members EndFacts, IReadOnlyList<SessionMetric> Metrics, IReadOnlyList<Segment> Segments);

internal sealed record Participant(Members Facts, IReadOnlyList<Session> Sessions);

/// <summary>An evaluation, a survey or a resolution, and when it came about.</summary>
internal sealed record Verdict(DateTimeOffset At, Members Facts);

/// <summary>A conversation from its first moment to its last; one that was never closed has no end.</summary>
internal sealed record Conversation(
    string Id,
    DateTimeOffset Start,
    DateTimeOffset? End,
    Members Facts,
    Members EndFacts,
    IReadOnlyList<Participant> Participants)
{
    public IReadOnlyList<Verdict> Evaluations { get; init; } = [];

    public IReadOnlyList<Verdict> Surveys { get; init; } = [];

    public IReadOnlyList<Verdict> Resolutions { get; init; } = [];

    public IEnumerable<Session> Sessions => Participants.SelectMany(participant => participant.Sessions);

    public IEnumerable<Segment> Segments => Sessions.SelectMany(session => session.Segments);

    /// <summary>The conversation as it was known at a moment.</summary>
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
            EndFacts = ended ? EndFacts : [],
            Participants = [.. Participants.Select(participant => Cut(participant, now))
                .Where(cut => cut.Sessions.Count > 0)],
            Evaluations = [.. Evaluations.Where(verdict => verdict.At <= now)],
            Surveys = [.. Surveys.Where(verdict => verdict.At <= now)],
            Resolutions = [.. Resolutions.Where(verdict => verdict.At <= now)],
        };
    }

    private DateTimeOffset LastChange()
    {
        DateTimeOffset last = End ?? Start;
        foreach (Verdict verdict in Evaluations.Concat(Surveys).Concat(Resolutions))
        {
            last = verdict.At > last ? verdict.At : last;
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
        EndFacts = session.Segments.All(segment => segment.End <= now) ? session.EndFacts : [],
        Metrics = [.. session.Metrics.Where(metric => metric.Emitted <= now)],
        Segments =
        [
            .. session.Segments.Where(segment => segment.Start <= now)
                .Select(segment => segment.End <= now ? segment : segment with { End = null, EndFacts = [] }),
        ],
    };
}
