using GenesysReporting.Analytics;

namespace GenesysReporting.Tests.Rows;

/// <summary>Creates the parts of conversations in one line each; times are minutes after eight.</summary>
internal static class Calls
{
    public static readonly DateTimeOffset Eight = new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero);

    public static AnalyticsConversation Of(params AnalyticsParticipant[] participants) =>
        new() { ConversationId = "c1", ConversationStart = Eight, Participants = participants };

    public static AnalyticsParticipant Customer() => new()
    {
        Purpose = "customer",
        Sessions = [Session(Segment("interact", 0, 60))],
    };

    public static AnalyticsParticipant Queue(string queueId, int from, int to) => new()
    {
        Purpose = "acd",
        Sessions = [Session(Segment("interact", from, to, queueId))],
    };

    public static AnalyticsParticipant Agent(string userId, params AnalyticsSegment[] segments) =>
        new() { Purpose = "agent", UserId = userId, Sessions = [Session(segments)] };

    public static AnalyticsSession Session(params AnalyticsSegment[] segments) =>
        new() { MediaType = "voice", Segments = segments };

    /// <param name="type">The segment's type.</param>
    /// <param name="from">The start.</param>
    /// <param name="to">The end; null while it is open.</param>
    /// <param name="queueId">The queue.</param>
    /// <param name="code">The wrap-up code.</param>
    public static AnalyticsSegment Segment(string type, int from, int? to, string? queueId = null, string? code = null) => new()
    {
        SegmentType = type,
        SegmentStart = Eight.AddMinutes(from),
        SegmentEnd = to is { } end ? Eight.AddMinutes(end) : null,
        QueueId = queueId,
        WrapUpCode = code,
    };
}
