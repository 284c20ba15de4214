using System.Text.Json;
using GenesysReporting.Sandbox.Aggregates;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Http;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Api;

/// <summary>Aggregates of every family in the contract.</summary>
internal sealed class AggregateRoutes(SandboxServices services)
{
    public static IEnumerable<Route> All(SandboxServices services) =>
        Route.Of("/aggregates/query", new AggregateRoutes(services).Query);

    /// <summary>Returns the groups of a query, as known at a time, of the days that are kept.</summary>
    public IReadOnlyList<AggregateGroup> Groups(AggregateQuery query, string family, DateTimeOffset now) =>
        Aggregate.Groups(query, Source(family).Events(query, now).Where(one => one.At >= services.Retention.FirstDay));

    /// <summary>Writes an answer; those of the users' family also map system presences to the organisation's.</summary>
    public void Write(Utf8JsonWriter json, IEnumerable<AggregateGroup> groups, AggregateQuery query, string family)
    {
        if (family == "users")
        {
            json.WriteObject("systemToOrganizationMappings", services.Presence.Definitions.Mappings());
        }

        AggregateJson.WriteResults(json, groups, query);
    }

    /// <summary>Returns the family in a path: /api/v2/analytics/{family}/aggregates/...</summary>
    public static string Family(string path) => path.Split('/')[4];

    private HttpResponse Query(ApiCall call, Operation operation)
    {
        AggregateQuery query = AggregateQueryReader.Read(call.Request.Body, operation.Body!);
        string family = Family(operation.Path);
        IReadOnlyList<AggregateGroup> groups = Groups(query, family, services.Options.Time.GetUtcNow());
        return JsonAnswer.Object(200, json => Write(json, groups, query, family));
    }

    private IEventSource Source(string family) => family switch
    {
        "conversations" or "flows" => new ConversationEvents(services.Conversations),
        "users" => new PresenceEvents(services.Presence),
        _ => new RandomEvents(services.Options.Seed, services.World, family),
    };
}
