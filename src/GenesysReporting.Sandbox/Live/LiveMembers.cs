using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Presence;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Live;

/// <summary>The current states of users and their membership in queues.</summary>
internal sealed class LiveMembers(int seed, World world, PresencePlan plan)
{
    /// <summary>Returns a row for each user and queue.</summary>
    public IReadOnlyList<LiveRow> Memberships(DateTimeOffset now) =>
    [
        .. from state in Users(now)
           from queue in world.QueueInfos
           where IsMember(state.Agent, queue)
           select Row(state, queue.Id, IsJoined(state.Agent, queue)),
    ];

    /// <summary>Returns a row for each user, with the metrics of teams.</summary>
    public IReadOnlyList<LiveRow> Teams(DateTimeOffset now) => [.. Users(now).Select(state => Row(state, null, joined: true))];

    public IEnumerable<UserState> Users(DateTimeOffset now) =>
        from agent in world.Agents
        where plan.UserIds.Contains(agent.Id)
        let at = plan.At(agent.Id, now)
        select new UserState(agent, at.Presence, at.Routing);

    public IReadOnlyList<string> QueueIds(Agent agent, bool? joined = null) =>
    [
        .. world.QueueInfos.Where(queue => IsMember(agent, queue) && (joined is null || IsJoined(agent, queue) == joined))
            .Select(queue => queue.Id),
    ];

    private bool IsMember(Agent agent, QueueInfo queue) => Dice.For(seed, agent.Id, 0, 0).Below(5) == IndexOf(queue)
        || Dice.For(seed, agent.Id + queue.Id, 0, 0).Percent(50);

    private bool IsJoined(Agent agent, QueueInfo queue) => Dice.For(seed, agent.Id + queue.Id, 1, 0).Percent(80);

    private int IndexOf(QueueInfo queue) => world.QueueInfos.TakeWhile(one => one != queue).Count();

    private static LiveRow Row(UserState state, string? queueId, bool joined)
    {
        var dimensions = new MemberDimensions(state, queueId, joined);
        return new LiveRow(state.Presence.Start, dimensions, [.. queueId is null ? OfTeam(state) : OfQueue(state, joined)])
        {
            EntityId = state.Agent.Id, WriteMembers = json => dimensions.Members().WriteInto(json),
        };
    }

    private static IEnumerable<LiveMetric> OfQueue(UserState state, bool joined)
    {
        yield return new LiveMetric("oMemberUsers");
        yield return new LiveMetric("oMemberQueues");
        if (!joined)
        {
            yield break;
        }

        yield return new LiveMetric("oActiveUsers");
        yield return new LiveMetric("oActiveQueues");
        yield return new LiveMetric(state.OnQueue ? "oOnQueueUsers" : "oOffQueueUsers", state.Routing.Name);
        yield return new LiveMetric("oUserPresences", state.Presence.Name, state.Presence.DefinitionId);
        yield return new LiveMetric("oUserRoutingStatuses", state.Routing.Name);
    }

    private static IEnumerable<LiveMetric> OfTeam(UserState state)
    {
        yield return new LiveMetric(state.OnQueue ? "oTeamOnQueueUsers" : "oTeamOffQueueUsers");
        yield return new LiveMetric("oTeamPresences", state.Presence.Name, state.Presence.DefinitionId);
        yield return new LiveMetric("oTeamRoutingStatuses", state.Routing.Name);
    }
}

/// <summary>The current presence and routing status of a user.</summary>
internal sealed record UserState(Agent Agent, PresenceSpan Presence, PresenceSpan Routing)
{
    public bool OnQueue => Presence.Name == "ON_QUEUE";
}

/// <summary>The dimensions of a user, or of a member of a queue.</summary>
internal sealed class MemberDimensions(UserState state, string? queueId, bool joined) : IDimensions
{
    public IReadOnlyList<object> Values(string dimension) => Members()[dimension] is { } value ? [value] : [];

    public Members Members() => new()
    {
        { "userId", state.Agent.Id },
        { "teamId", state.Agent.TeamId },
        { "queueId", queueId },
        { "queueMembershipStatus", queueId is null ? null : joined ? "Joined" : "NotJoined" },
        { "systemPresence", state.Presence.Name },
        { "organizationPresenceId", state.Presence.DefinitionId },
        { "presenceDate", state.Presence.Start },
        { "routingStatus", state.Routing.Name },
        { "routingStatusDate", state.Routing.Start },
    };
}
