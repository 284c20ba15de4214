using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GenesysReporting.CatalogGenerator;

/// <summary>A kind of query, read from its path and the schema of its body.</summary>
internal sealed partial class Family
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["aggregates"] = "Aggregates",
        ["details"] = "Details",
        ["observations"] = "Observations",
        ["metrics"] = "Observations",
        ["activity"] = "Activity",
        ["status"] = "Status",
    };

    private readonly Contract _contract;
    private readonly string _path;
    private readonly string _body;

    public Family(Contract contract, Supplement supplement, string path)
    {
        _contract = contract;
        _path = path;
        _body = contract.BodyName(path, "post")!;
        Kind = Kinds[path.Split('/')[^2]];
        Name = supplement.NameOf(path) ?? BodyNames().Match(_body).Groups["subject"].Value + Kind;
        Levels = [.. FilterLevel.Of(contract, _body)];
    }

    public string Name { get; }

    public string Kind { get; }

    public FilterLevel[] Levels { get; }

    /// <summary>All paths of this family in the contract.</summary>
    public string[] Paths =>
    [
        _path, .. new[] { Jobs, $"{Jobs}/{{jobId}}", Results, $"{Jobs}/availability" }.Where(p => p is not null && _contract.Has(p)),
    ];

    public string[] Metrics => MetricsOf(Member("metrics"));

    public string[] GroupBy => Contract.Enum(Member("groupBy"));

    /// <summary>The schemas of its answers.</summary>
    public IEnumerable<string> Answers => new[] { _contract.AnswerName(_path, "post"), HasJobs ? _contract.AnswerName(Results, "get") : null }
        .OfType<string>();

    private string Jobs => _path.EndsWith("/query", StringComparison.Ordinal) ? _path[..^"query".Length] + "jobs" : _path + "/jobs";

    private string Results => $"{Jobs}/{{jobId}}/results";

    private bool HasJobs => _contract.Has(Jobs);

    public static bool IsQuery(Contract contract, string path) =>
        path.StartsWith("/api/v2/analytics/", StringComparison.Ordinal)
        && !path.EndsWith("/jobs", StringComparison.Ordinal)
        && contract.BodyName(path, "post") is not null;

    public JsonObject ToJson(Supplement supplement) => CatalogText.WithoutEmpty(new JsonObject
    {
        ["name"] = Name,
        ["kind"] = Kind,
        ["query"] = _path,
        ["jobs"] = HasJobs ? Jobs : null,
        ["availability"] = _contract.Has($"{Jobs}/availability") ? $"{Jobs}/availability" : null,
        ["preview"] = _contract.Operation(_path, "post")!["x-preview"] is null ? null : true,
        ["permissions"] = CatalogText.Array(Permissions()),
        ["paging"] = Paging(),
        ["limits"] = supplement.LimitsOf(Name),
        ["addressGroups"] = supplement.AddressGroupsOf(Name),
        ["required"] = CatalogText.Array(_contract.Required(_body)),
        ["members"] = CatalogText.Array(_contract.Members(_body).Select(m => m.Key)),
        ["jobMembers"] = HasJobs ? CatalogText.Array(_contract.Members(_contract.BodyName(Jobs, "post")!).Select(m => m.Key)) : null,
        ["orderings"] = Orderings(),
        ["queryTypes"] = CatalogText.Array(Contract.Enum(Member("queryType"))),
        ["timeDimensions"] = CatalogText.Array(Contract.Enum(Member("alternateTimeDimension"))),
        ["metrics"] = CatalogText.Array(Metrics),
        ["metricMember"] = MetricMember(),
        ["metricQualifiers"] = CatalogText.Array(Qualifiers()),
        ["detailMetrics"] = CatalogText.Array(Contract.Enum(Member("detailMetrics"))),
        ["sortMetrics"] = CatalogText.Array(SortMetrics()),
        ["groupBy"] = CatalogText.Array(GroupBy),
        ["levels"] = new JsonArray([.. Levels.Select(l => l.ToJson())]),
        ["defaultLevel"] = supplement.DefaultLevelOf(Name),
    });

    private JsonNode? Member(string name) => _contract.Members(_body)[name];

    /// <summary>Returns the metrics, which are names, or objects that have a name.</summary>
    private string[] MetricsOf(JsonNode? type)
    {
        JsonObject? members = Contract.NameOf(type) is { } name ? _contract.Members(name) : null;
        return Contract.Enum(members is null ? type : members["metric"] ?? members["name"]);
    }

    private string? MetricMember() => Contract.NameOf(Member("metrics")) is not { } name ? null
        : _contract.Members(name)["metric"] is null ? "name" : "metric";

    private string[] Qualifiers() =>
        Contract.NameOf(Member("metrics")) is { } name ? Contract.Enum(_contract.Members(name)["qualifier"]) : [];

    private string[] SortMetrics() =>
        Contract.NameOf(Member("sortMetric")) is { } name ? Contract.Enum(_contract.Members(name)["name"]) : [];

    /// <summary>Returns the permissions, any one of which is enough; throws if all of them are needed, which the catalogue cannot state.</summary>
    private string[] Permissions()
    {
        JsonNode needed = _contract.Operation(_path, "post")!["x-permissions"]!;
        string[] names = Contract.Strings(needed["permissions"]);
        return names.Length == 1 || needed["requires"]!.GetValue<string>() == "any"
            ? names
            : throw new InvalidDataException($"{_path} needs all of several permissions.");
    }

    private string Paging()
    {
        string[] parameters = [.. _contract.QueryParameters(_path, "post")];
        return Member("paging") is not null ? "PageNumberInBody"
            : parameters.Contains("pageNumber") ? "PageNumberInAddress"
            : parameters.Contains("after") ? "CursorInAddress"
            : "None";
    }

    private JsonArray Orderings() => new([.. _contract.Members(_body)
        .Where(m => m.Key.EndsWith("order", StringComparison.OrdinalIgnoreCase))
        .Select(m => CatalogText.WithoutEmpty(new JsonObject
        {
            ["member"] = m.Key,
            ["directions"] = CatalogText.Array(Contract.Enum(m.Value)),
            ["byMember"] = Member(m.Key + "By") is null ? null : m.Key + "By",
            ["by"] = CatalogText.Array(Contract.Enum(Member(m.Key + "By"))),
        }))]);

    [GeneratedRegex("^(?<subject>.+?)(Aggregation|Observation|Activity|Details)?Query$")]
    private static partial Regex BodyNames();
}
