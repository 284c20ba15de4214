using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>A session that is being built. Its metrics are computed from its segments, so that they agree.</summary>
internal sealed class SessionDraft(Members fields)
{
    private readonly List<Segment> _segments = [];
    private readonly List<SessionMetric> _metrics = [];

    public Members Fields { get; } = fields;

    public Members EndFields { get; } = [];

    public IReadOnlyList<Segment> Segments => _segments;

    public void AddSegment(string type, DateTimeOffset from, DateTimeOffset? to, Members? fields = null, Members? endFields = null) =>
        _segments.Add(new Segment(from, to, type, fields ?? [], to is null ? [] : endFields ?? []));

    public void AddCounter(string name, DateTimeOffset at, long value = 1) =>
        _metrics.Add(new SessionMetric(name, value, at));

    public void AddDuration(string name, TimeSpan length, DateTimeOffset at) =>
        _metrics.Add(new SessionMetric(name, (long)length.TotalMilliseconds, at));

    /// <summary>Returns the total length of the ended segments of a type.</summary>
    public TimeSpan TimeIn(string type)
    {
        long ticks = 0;
        foreach (Segment segment in _segments)
        {
            ticks += segment.Type == type && segment.End is { } end ? (end - segment.Start).Ticks : 0;
        }

        return TimeSpan.FromTicks(ticks);
    }

    public Session Build() => new(Fields, EndFields, [.. _metrics.OrderBy(metric => metric.Emitted)], _segments);
}
