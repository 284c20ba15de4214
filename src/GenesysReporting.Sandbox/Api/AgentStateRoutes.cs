using System.Text.Json;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Http;
using GenesysReporting.Sandbox.Live;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Api;

/// <summary>The current states of agents, listed and counted.</summary>
internal sealed class AgentStateRoutes(SandboxServices services)
{
    private const string Path = "/api/v2/analytics/agents/";

    /// <summary>The number of agents that the platform returns, whatever the number that match.</summary>
    private const int MaxAgents = 50;

    /// <summary>The groups; the platform does not document these names.</summary>
    private static readonly string[] Countable =
    [
        "segmentType", "presence", "routingStatus", "isOutOfOffice", "adherenceState", "scheduledActivityCategory", "actualActivityCategory",
    ];

    private readonly AgentStates _states = new(services.Members, services.Sessions);

    private DateTimeOffset Now => services.Options.Time.GetUtcNow();

    public static IEnumerable<Route> All(SandboxServices services)
    {
        var routes = new AgentStateRoutes(services);
        return
        [
            .. Route.Of(Path + "status/query", routes.Query),
            .. Route.Of(Path + "status/counts", routes.Count),
            .. Route.Of(Path + "{userId}/status", routes.GetOne),
        ];
    }

    private HttpResponse GetOne(ApiCall call, Operation operation)
    {
        AgentState agent = _states.At(Now).FirstOrDefault(one => one.User.Agent.Id == call.PathValues["userId"])
            ?? throw ApiErrors.NotFound;
        return JsonAnswer.Object(200, agent.WriteMembers);
    }

    private HttpResponse Query(ApiCall call, Operation operation)
    {
        JsonElement root = BodyChecker.Read(call.Request.Body, operation.Body!);
        string sessionsBy = BodyValues.Text(root, "sessionOrderBy") ?? "segmentStart";
        bool sessionsDescending = BodyValues.Text(root, "sessionOrder") == "desc";
        IEnumerable<AgentState> found = Find(root).Select(agent => agent with
        {
            Sessions = [.. Ordered(agent.Sessions, row => SessionKey(row, sessionsBy), sessionsDescending)],
        });
        string by = BodyValues.Text(root, "userOrderBy") ?? "userName";
        AgentState[] agents = [.. Ordered(found, agent => Key(agent, by), BodyValues.Text(root, "userOrder") == "desc").Take(MaxAgents)];
        return JsonAnswer.Object(200, json => json.WriteObjects("entities", agents, (_, agent) => agent.WriteMembers(json)));
    }

    private HttpResponse Count(ApiCall call, Operation operation)
    {
        JsonElement root = BodyChecker.Read(call.Request.Body, operation.Body!);
        IReadOnlyList<string> groupBy = call.Request.Query.List("groupBy");
        if (groupBy.FirstOrDefault(one => !Countable.Contains(one)) is { } unknown)
        {
            throw ApiErrors.InvalidValue(unknown, "groupBy", Countable);
        }

        AgentState[] agents = [.. Find(root)];
        var all = new Members
        {
            { "segmentCounts", Counts(agents.SelectMany(agent => agent.Sessions), row => [("segmentType", AgentState.OpenSegment(row).Type)]) },
            {
                "presenceCounts", Counts(agents, agent =>
                    [("systemPresence", agent.User.Presence.Name), ("organizationPresenceId", agent.User.Presence.DefinitionId!)])
            },
            { "routingStatusCounts", Counts(agents, agent => [("routingStatus", agent.User.Routing.Name)]) },
            { "isOutOfOfficeCounts", Counts(agents, agent => [("isOutOfOffice", agent.IsOutOfOffice)]) },
            { "adherenceStateCounts", Counts(agents, agent => [("adherenceState", agent.AdherenceState)]) },
            { "scheduledActivityCategoryCounts", Counts(agents, agent => [("scheduledActivityCategory", agent.ScheduledActivityCategory)]) },
            { "actualActivityCategoryCounts", Counts(agents, agent => [("actualActivityCategory", agent.ActualActivityCategory)]) },
        };
        foreach (string one in Countable.Where(one => groupBy.Count == 0 ? one != "segmentType" : !groupBy.Contains(one)))
        {
            all.Remove(one == "segmentType" ? "segmentCounts" : one + "Counts");
        }

        return JsonAnswer.Object(200, all.WriteInto);
    }

    private IEnumerable<AgentState> Find(JsonElement root) => AgentStates.Matching(
        _states.At(Now), FilterReader.ReadOne(root, "userFilter"), FilterReader.ReadOne(root, "sessionFilter"));

    private static Members[] Counts<T>(IEnumerable<T> items, Func<T, (string Name, object Value)[]> by) =>
    [
        .. items.Select(by).GroupBy(key => string.Join('|', key)).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
        {
            var counted = new Members();
            Array.ForEach(group.First(), part => counted.Add(part.Name, part.Value));
            counted.Add("count", group.Count());
            return counted;
        }),
    ];

    private static IEnumerable<T> Ordered<T>(IEnumerable<T> items, Func<T, string> key, bool descending) => descending
        ? items.OrderByDescending(key, StringComparer.Ordinal)
        : items.OrderBy(key, StringComparer.Ordinal);

    private static string SessionKey(LiveRow row, string by) =>
        Instants.Text(by == "sessionStart" ? AgentState.SessionStart(row) : AgentState.OpenSegment(row).Start);

    private static string Key(AgentState agent, string by) => by switch
    {
        "presenceDate" => Instants.Text(agent.User.Presence.Start),
        "routingStatusDate" => Instants.Text(agent.User.Routing.Start),
        "systemPresence" => agent.User.Presence.Name,
        "routingStatus" => agent.User.Routing.Name,
        "adherenceDate" => Instants.Text(agent.User.Presence.Start),
        "organizationPresenceId" => agent.User.Presence.DefinitionId!,
        "segmentStart" or "sessionStart" => agent.Sessions.Select(row => SessionKey(row, by)).Min(StringComparer.Ordinal) ?? string.Empty,
        _ => agent.User.Agent.Name,
    };
}
