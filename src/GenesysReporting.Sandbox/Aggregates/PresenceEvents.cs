using GenesysReporting.Sandbox.Presence;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Aggregates;

/// <summary>
/// The time that users spent in presences and statuses, cut at the ends of buckets: the times of a user in a bucket sum
/// to its length.
/// </summary>
internal sealed class PresenceEvents(PresencePlan plan) : IEventSource
{
    public IEnumerable<MetricEvent> Events(AggregateQuery query, DateTimeOffset now) =>
        plan.UserIds.SelectMany(userId => OfUser(userId, query, now));

    private IEnumerable<MetricEvent> OfUser(string userId, AggregateQuery query, DateTimeOffset now)
    {
        var dimensions = new UserDimensions(userId);
        IReadOnlyList<PresenceSpan> presence = plan.Presence(userId, query.Start, query.End, now);
        return Pieces("tSystemPresence", presence, span => span.Name, dimensions, query, now)
            .Concat(Pieces("tOrganizationPresence", presence, span => span.DefinitionId!, dimensions, query, now))
            .Concat(Pieces(
                "tAgentRoutingStatus", plan.Routing(userId, query.Start, query.End, now), span => span.Name, dimensions, query, now));
    }

    private static IEnumerable<MetricEvent> Pieces(
        string metric, IReadOnlyList<PresenceSpan> spans, Func<PresenceSpan, string> qualifier, UserDimensions dimensions, AggregateQuery query, DateTimeOffset now) =>
        query.Uses(metric)
            ? from span in spans
              from piece in query.Buckets.Split(span.Start, span.End ?? now)
              select new MetricEvent(metric, Math.Round((piece.End - piece.Start).TotalMilliseconds), piece.Start, dimensions, qualifier(span))
            : [];

    private sealed class UserDimensions(string userId) : IDimensions
    {
        public IReadOnlyList<object> Values(string dimension) => dimension == "userId" ? [userId] : [];
    }
}
