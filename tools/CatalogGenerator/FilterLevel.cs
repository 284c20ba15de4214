using System.Text.Json.Nodes;

namespace GenesysReporting.CatalogGenerator;

/// <summary>A member of the body that takes filters, and the names that it takes.</summary>
internal sealed class FilterLevel(Contract contract, string member, JsonNode type)
{
    private readonly JsonObject _filter = contract.Members(Contract.NameOf(type)!);

    /// <summary>The name: Conversation for 'conversationFilters'; Filter for the single 'filter' of a body.</summary>
    public string Name { get; } = char.ToUpperInvariant(member[0])
        + (member == "filter" ? member : member[..member.LastIndexOf("Filter", StringComparison.Ordinal)])[1..];

    public string[] Dimensions => Contract.Enum(Predicate["dimension"]);

    public string[] Metrics => Contract.Enum(Predicate["metric"]);

    private JsonObject Predicate => contract.Members(Contract.NameOf(_filter["predicates"])!);

    public static IEnumerable<FilterLevel> Of(Contract contract, string body) => contract.Members(body)
        .Where(m => m.Key.Contains("filter", StringComparison.OrdinalIgnoreCase) && Contract.NameOf(m.Value) is not null)
        .Select(m => new FilterLevel(contract, m.Key, m.Value!));

    public JsonObject ToJson() => CatalogText.WithoutEmpty(new JsonObject
    {
        ["name"] = Name,
        ["member"] = member,
        ["isList"] = type["items"] is null ? null : true,
        ["nests"] = _filter["clauses"] is null ? null : true,
        ["ranges"] = Predicate["range"] is null ? null : true,
        ["properties"] = Predicate["property"] is null ? null : true,
        ["operators"] = CatalogText.Array(Contract.Enum(Predicate["operator"])),
        ["dimensions"] = CatalogText.Array(Dimensions),
        ["metrics"] = CatalogText.Array(Metrics),
    });
}
