using System.Text.Json.Nodes;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Tests;

/// <summary>Builds bodies for every query of the contract, from its schemas.</summary>
internal static class AnalyticsBodies
{
    public const string Day = "2026-06-09T00:00:00.000Z/2026-06-10T00:00:00.000Z";

    public static IEnumerable<Operation> Queries => AnalyticsContract.Operations
        .Where(one => one.Body is not null && !one.Path.EndsWith("/jobs", StringComparison.Ordinal));

    public static IEnumerable<Operation> Jobs =>
        AnalyticsContract.Operations.Where(one => one.IsAnalytics && one.Path.EndsWith("/jobs", StringComparison.Ordinal));

    /// <summary>Returns a body with the required members, all metrics, details and the first dimensions.</summary>
    public static JsonObject For(Operation operation)
    {
        BodySchema schema = AnalyticsContract.Schema(operation.Body!);
        var body = new JsonObject();
        foreach ((string name, BodyType type) in schema.Members)
        {
            JsonNode? value = name switch
            {
                "interval" => Day,
                "metrics" => Metrics(type),
                "detailMetrics" => List(type.Enum!),
                "groupBy" => List(type.Enum!.Where(one => one is "userId" or "queueId" or "teamId").DefaultIfEmpty(type.Enum![0]).Take(2)),
                "filter" when type.IsRequired => Filter(type.Schema!),
                _ => null,
            };
            if (value is not null)
            {
                body[name] = value;
            }
        }

        return body;
    }

    public static JsonArray List(IEnumerable<string> values) => new([.. values.Select(one => JsonValue.Create(one))]);

    /// <summary>Returns a filter on all queues, or on the first dimension.</summary>
    private static JsonObject Filter(string schema)
    {
        BodySchema predicate = AnalyticsContract.Schema(AnalyticsContract.Schema(schema).Members["predicates"].Schema!);
        IReadOnlyList<string> dimensions = predicate.Members["dimension"].Enum!;
        var one = new JsonObject { ["dimension"] = dimensions.FirstOrDefault(name => name == "queueId") ?? dimensions[0] };
        one[predicate.Members.ContainsKey("operator") ? "operator" : "value"] =
            predicate.Members.ContainsKey("operator") ? "exists" : "x";
        var filter = new JsonObject { ["predicates"] = new JsonArray(one) };
        if (AnalyticsContract.Schema(schema).Members.ContainsKey("type"))
        {
            filter["type"] = "and";
        }

        return filter;
    }

    private static JsonArray Metrics(BodyType type)
    {
        if (type.Enum is { } names)
        {
            return List(names);
        }

        BodySchema metric = AnalyticsContract.Schema(type.Schema!);
        string name = metric.Members.ContainsKey("metric") ? "metric" : "name";
        return new JsonArray([.. metric.Members[name].Enum!.Select(one =>
        {
            var asked = new JsonObject { [name] = one };
            if (metric.Members.ContainsKey("details"))
            {
                asked["details"] = true;
            }

            return asked;
        })]);
    }
}
