using System.Text.Json;
using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Generation;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Live;

/// <summary>The current state of an agent, with open sessions.</summary>
internal sealed record AgentState(UserState User, IReadOnlyList<LiveRow> Sessions, IReadOnlyList<string> Active, IReadOnlyList<string> Inactive)
    : IDimensions
{
    public bool IsOutOfOffice => User.Presence.Name == "OFFLINE" && Active.Count % 3 == 0;

    public string AdherenceState => ScheduledActivityCategory == ActualActivityCategory ? "InAdherence" : "OutOfAdherence";

    public string ScheduledActivityCategory => User.Agent.Id[1] % 4 == 0 ? "Break" : "OnQueueWork";

    public string ActualActivityCategory => User.Presence.Name switch
    {
        "ON_QUEUE" => "OnQueueWork",
        "OFFLINE" or "AWAY" or "IDLE" => "Unavailable",
        "MEAL" => "Meal",
        "MEETING" => "Meeting",
        "TRAINING" => "Training",
        "BREAK" => "Break",
        _ => "OffQueueWork",
    };

    private string AdherenceImpact => AdherenceState == "InAdherence" ? "Neutral" : "Negative";

    public IReadOnlyList<object> Values(string dimension) => dimension switch
    {
        "adherenceState" => [AdherenceState],
        "adherenceImpact" => [AdherenceImpact],
        "scheduledActivityCategory" => [ScheduledActivityCategory],
        "scheduledActivityCodeId" => [NewerContract.IdOf(ScheduledActivityCategory)],
        "actualActivityCategory" => [ActualActivityCategory],
        "businessUnitId" => [NewerContract.IdOf("business unit")],
        "managementUnitId" => [NewerContract.IdOf(User.Agent.TeamId)],
        "userId" => [User.Agent.Id],
        "divisionId" => [User.Agent.DivisionId],
        "teamId" => [User.Agent.TeamId],
        "systemPresence" => [User.Presence.Name],
        "organizationPresenceId" => [User.Presence.DefinitionId!],
        "routingStatus" => [User.Routing.Name],
        "isOutOfOffice" => [IsOutOfOffice],
        "online" => [User.Presence.Name != "OFFLINE"],
        "activeQueueId" => [.. Active],
        "inactiveQueueId" => [.. Inactive],
        "queueId" => [.. Active, .. Inactive],
        _ => [],
    };

    public void WriteMembers(Utf8JsonWriter json) => new Members
    {
        { "userId", User.Agent.Id },
        { "userName", User.Agent.Name },
        { "divisionId", User.Agent.DivisionId },
        { "systemPresence", User.Presence.Name },
        { "organizationPresenceId", User.Presence.DefinitionId },
        { "presenceDate", User.Presence.Start },
        { "routingStatus", User.Routing.Name },
        { "routingStatusDate", User.Routing.Start },
        { "isOutOfOffice", IsOutOfOffice },
        { "adherenceState", AdherenceState },
        { "adherenceImpact", AdherenceImpact },
        { "adherenceDate", User.Presence.Start },
        { "scheduledActivityCategory", ScheduledActivityCategory },
        { "scheduledActivityCodeId", NewerContract.IdOf(ScheduledActivityCategory) },
        { "actualActivityCategory", ActualActivityCategory },
        { "businessUnitId", NewerContract.IdOf("business unit") },
        { "managementUnitId", NewerContract.IdOf(User.Agent.TeamId) },
        { "sessionCount", Sessions.Count },
        { "sessions", Sessions.Count == 0 ? null : Sessions.Select(SessionFields).ToArray() },
    }.WriteInto(json);

    public static Segment OpenSegment(LiveRow row) =>
        ((SessionDimensions)row.Dimensions).Session.Segments.Last(segment => segment.End is null);

    public static DateTimeOffset SessionStart(LiveRow row) => ((SessionDimensions)row.Dimensions).Session.Segments.Min(segment => segment.Start);

    private static Members SessionFields(LiveRow row)
    {
        var dimensions = (SessionDimensions)row.Dimensions;
        Segment open = OpenSegment(row);
        return new Members
        {
            { "conversationId", dimensions.Conversation.Id },
            { "sessionId", dimensions.Session.Fields["sessionId"] },
            { "mediaType", dimensions.Session.Fields["mediaType"] },
            { "originatingDirection", dimensions.Conversation.Fields["originatingDirection"] },
            { "segmentType", open.Type },
            { "segmentStart", open.Start },
            { "sessionStart", SessionStart(row) },
            { "routedQueueId", open.Fields["queueId"] },
            { "requestedRoutingSkillIds", open.Fields["requestedRoutingSkillIds"] },
        };
    }
}

/// <summary>The dimensions of an agent's session, for session filters.</summary>
internal sealed class AgentSessionDimensions(LiveRow row) : IDimensions
{
    public IReadOnlyList<object> Values(string dimension) => dimension switch
    {
        "segmentType" => [AgentState.OpenSegment(row).Type],
        "routedQueueId" => row.Dimensions.Values("queueId"),
        _ => row.Dimensions.Values(dimension),
    };
}

/// <summary>The current states of all active agents.</summary>
internal sealed class AgentStates(LiveMembers members, LiveSessions sessions)
{
    public IReadOnlyList<AgentState> At(DateTimeOffset now)
    {
        ILookup<string, LiveRow> byUser = sessions.At(now)
            .Where(row => row.Metrics[0].Name is "oInteracting" or "oAlerting")
            .ToLookup(row => (string)row.Dimensions.Values("userId")[0]);
        return
        [
            .. members.Users(now).Select(user => new AgentState(
                user,
                [.. byUser[user.Agent.Id]],
                members.QueueIds(user.Agent, joined: true),
                members.QueueIds(user.Agent, joined: false))),
        ];
    }

    /// <summary>Returns the agents that match; with a session filter, only with their matching sessions.</summary>
    public static IEnumerable<AgentState> Matching(IEnumerable<AgentState> all, Filter? users, Filter? sessions) => all
        .Where(agent => agent.Matches(users))
        .Select(agent => sessions is null
            ? agent
            : agent with { Sessions = [.. agent.Sessions.Where(row => new AgentSessionDimensions(row).Matches(sessions))] })
        .Where(agent => sessions is null || agent.Sessions.Count > 0);
}
