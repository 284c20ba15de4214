using System.Text.Json;
using GenesysReporting.Sandbox.Aggregates;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Http;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Api;

/// <summary>Aggregates, of every family that the contract has.</summary>
internal sealed class AggregateRoutes(SandboxServices services)
{
    private const string Suffix = "/aggregates/query";

    public static IEnumerable<Route> All(SandboxServices services)
    {
        var routes = new AggregateRoutes(services);
        return AnalyticsContract.Operations
            .Where(operation => operation.Path.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(operation => Route.Of(operation, call => routes.Query(call, operation)));
    }

    /// <summary>The groups of a query, as they were known at a moment.</summary>
    public IReadOnlyList<AggregateGroup> Groups(AggregateQuery query, string family, DateTimeOffset now) =>
        Aggregate.Groups(query, Source(family).Events(query, now));

    /// <summary>Answers of the users' family also tell which presences lie below which of the system's.</summary>
    public void Write(Utf8JsonWriter json, IEnumerable<AggregateGroup> groups, AggregateQuery query, string family)
    {
        if (family == "users")
        {
            json.WriteObject("systemToOrganizationMappings", services.Presence.Definitions.Mappings());
        }

        AggregateJson.WriteResults(json, groups, query);
    }

    /// <summary>The part of the path that names the family: /api/v2/analytics/{family}/aggregates/...</summary>
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
