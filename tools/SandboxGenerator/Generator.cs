using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GenesysReporting.CatalogGenerator;

namespace GenesysReporting.SandboxGenerator;

/// <summary>Generates the description that the sandbox checks requests with; equal input gives equal bytes.</summary>
internal static partial class Generator
{
    private static readonly string[] Methods = ["get", "post", "delete"];

    public static string Run(string contractText)
    {
        var contract = new Contract(contractText);
        (string Path, string Method)[] operations =
        [
            .. contract.Paths.Where(path => Asked().IsMatch(path))
                .SelectMany(path => Methods.Select(method => (path, method)))
                .Where(one => contract.Operation(one.path, one.method) is not null),
        ];
        var bodies = new Bodies(contract);
        foreach ((string path, string method) in operations)
        {
            bodies.Add(contract.BodyName(path, method));
        }

        return FilledJson.Write(new JsonObject
        {
            ["contract"] = contract.Version,
            ["operations"] = new JsonObject(operations.Select(one => KeyValuePair.Create(
                $"{one.Method.ToUpperInvariant()} {one.Path}", (JsonNode?)Operation(contract, one.Path, one.Method)))),
            ["enums"] = bodies.Enums,
            ["schemas"] = bodies.Schemas,
        });
    }

    private static JsonObject Operation(Contract contract, string path, string method)
    {
        JsonNode needed = contract.Operation(path, method)!["x-permissions"]!;
        return CatalogText.WithoutEmpty(new JsonObject
        {
            ["permissions"] = needed["permissions"]!.DeepClone(),
            ["all"] = needed["requires"]!.GetValue<string>() == "all" ? true : null,
            ["body"] = contract.BodyName(path, method),
        });
    }

    /// <summary>Matches queries, jobs, the state of an agent, and the jobs of the organisation's use of the API.</summary>
    [GeneratedRegex(
        @"^/api/v2/(analytics/(?!reporting/).+/(query|counts|jobs|jobs/availability|jobs/\{jobId\}(/results)?|\{userId\}/status)|usage/aggregates/query/jobs(/\{jobId\})?)$")]
    private static partial Regex Asked();
}
