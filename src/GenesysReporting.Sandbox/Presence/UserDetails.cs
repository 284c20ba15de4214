using System.Text.Json;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Presence;

/// <summary>A validated user details query.</summary>
internal sealed record UserDetailsQuery(DateTimeOffset Start, DateTimeOffset End, Order Order)
{
    public bool HasFilter => UserFilters.Count + PresenceFilters.Count + RoutingStatusFilters.Count > 0;

    public IReadOnlyList<Filter> UserFilters { get; init; } = [];

    public IReadOnlyList<Filter> PresenceFilters { get; init; } = [];

    public IReadOnlyList<Filter> RoutingStatusFilters { get; init; } = [];

    public static UserDetailsQuery Read(JsonElement root)
    {
        (DateTimeOffset start, DateTimeOffset end) = IntervalReader.Read(root);
        var query = new UserDetailsQuery(start, end, DetailQueryReader.ReadOrder(root))
        {
            UserFilters = FilterReader.Read(root, "userFilters"),
            PresenceFilters = FilterReader.Read(root, "presenceFilters"),
            RoutingStatusFilters = FilterReader.Read(root, "routingStatusFilters"),
        };
        FilterReader.CheckUsers(query.UserFilters);
        return query;
    }
}

/// <summary>A user's presences and routing statuses in an interval; they may begin before it and end after it.</summary>
internal sealed record UserRecord(string UserId, IReadOnlyList<PresenceSpan> Presence, IReadOnlyList<PresenceSpan> Routing)
{
    public static void WriteMembers(Utf8JsonWriter json, UserRecord user)
    {
        json.WriteString("userId", user.UserId);
        json.WriteObjects("primaryPresence", user.Presence, (_, span) => SpanMembers(span, "systemPresence").WriteInto(json));
        json.WriteObjects("routingStatus", user.Routing, (_, span) => SpanMembers(span, "routingStatus").WriteInto(json));
    }

    private static Members SpanMembers(PresenceSpan span, string kind) => new()
    {
        { "startTime", span.Start },
        { "endTime", span.End },
        { kind, span.Name },
        { "organizationPresenceId", span.DefinitionId },
    };
}

/// <summary>
/// Finds the records of a query, in order of the users' ids. A filter on spans keeps users with a matching span. As on the platform,
/// a user comes in any number of records: some in one, some also with a separate record of their first span, some in two records
/// that share a span.
/// </summary>
internal static class UserDetails
{
    public static IReadOnlyList<UserRecord> Find(UserDetailsQuery query, PresencePlan plan, DateTimeOffset now)
    {
        IEnumerable<UserRecord> found = plan.UserIds
            .Where(id => query.UserFilters.All(filter => new SpanDimensions(id, null).Matches(filter)))
            .Select(id => new UserRecord(
                id, plan.Presence(id, query.Start, query.End, now), plan.Routing(id, query.Start, query.End, now)))
            .Where(user => user.Presence.Count > 0
                && query.PresenceFilters.All(filter => Any(user.Presence, filter))
                && query.RoutingStatusFilters.All(filter => Any(user.Routing, filter)));
        IEnumerable<UserRecord> ordered = query.Order == Order.Descending
            ? found.OrderByDescending(user => user.UserId, StringComparer.Ordinal)
            : found.OrderBy(user => user.UserId, StringComparer.Ordinal);
        return [.. ordered.SelectMany(user => Split(user, user.UserId[0] % 3))];
    }

    private static UserRecord[] Split(UserRecord user, int way)
    {
        (int presences, int statuses) = (user.Presence.Count / 2, user.Routing.Count / 2);
        return way switch
        {
            1 => [user with { Presence = [user.Presence[0]], Routing = [.. user.Routing.Take(1)] }, user],
            2 when presences > 0 =>
            [
                user with { Presence = [.. user.Presence.Take(presences + 1)], Routing = [.. user.Routing.Take(statuses + 1)] },
                user with { Presence = [.. user.Presence.Skip(presences)], Routing = [.. user.Routing.Skip(statuses)] },
            ],
            _ => [user],
        };
    }

    private static bool Any(IReadOnlyList<PresenceSpan> spans, Filter filter) =>
        spans.Any(span => new SpanDimensions(null, span).Matches(filter));

    private sealed class SpanDimensions(string? userId, PresenceSpan? span) : IDimensions
    {
        public IReadOnlyList<object> Values(string dimension) => dimension switch
        {
            "userId" when userId is not null => [userId],
            "organizationPresenceId" when span?.DefinitionId is { } id => [id],
            "systemPresence" or "routingStatus" when span is not null => [span.Name],
            _ => [],
        };
    }
}
