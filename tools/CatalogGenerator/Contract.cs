using System.Text.Json.Nodes;

namespace GenesysReporting.CatalogGenerator;

/// <summary>Reads an OpenAPI document.</summary>
internal sealed class Contract(string text)
{
    private readonly JsonNode _root = JsonNode.Parse(text)!;

    public string Version => _root["info"]!["version"]!.GetValue<string>();

    public IEnumerable<string> Paths => _root["paths"]!.AsObject().Select(p => p.Key);

    public bool Has(string path) => _root["paths"]!.AsObject().ContainsKey(path);

    public JsonNode? Operation(string path, string method) => _root["paths"]![path]?[method];

    /// <summary>Returns the name of the schema of a request's body; null where there is no schema, or one without a name.</summary>
    public string? BodyName(string path, string method) => NameOf(ContentOf(Operation(path, method)?["requestBody"]));

    /// <summary>Returns the name of the schema of the successful answer.</summary>
    public string? AnswerName(string path, string method) => Operation(path, method)?["responses"]?.AsObject()
        .Where(r => r.Key.StartsWith('2'))
        .Select(r => NameOf(ContentOf(r.Value)))
        .FirstOrDefault();

    public IEnumerable<string> QueryParameters(string path, string method) =>
        (Operation(path, method)?["parameters"]?.AsArray() ?? [])
            .Where(p => p!["in"]!.GetValue<string>() == "query")
            .Select(p => p!["name"]!.GetValue<string>());

    /// <summary>Returns the members of a schema: name to type.</summary>
    public JsonObject Members(string schema) => Schema(schema)["properties"]?.AsObject() ?? [];

    public string[] Required(string schema) => Strings(Schema(schema)["required"]);

    /// <summary>Returns the name of the schema that a type, or the items of a list, refers to.</summary>
    public static string? NameOf(JsonNode? type) =>
        (Item(type)?["$ref"])?.GetValue<string>().Split('/')[^1];

    /// <summary>Returns the values that a type, or the items of a list, may have.</summary>
    public static string[] Enum(JsonNode? type) => Strings(Item(type)?["enum"]);

    public static JsonNode? Item(JsonNode? type) => type?["items"] ?? type;

    public static string[] Strings(JsonNode? array) =>
        [.. (array?.AsArray() ?? []).Select(item => item!.GetValue<string>())];

    private JsonNode Schema(string name) => _root["components"]!["schemas"]![name]!;

    private static JsonNode? ContentOf(JsonNode? part) =>
        part?["content"]?.AsObject().Select(c => c.Value?["schema"]).FirstOrDefault();
}
