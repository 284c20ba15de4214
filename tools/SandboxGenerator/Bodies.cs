using System.Text.Json.Nodes;
using GenesysReporting.CatalogGenerator;

namespace GenesysReporting.SandboxGenerator;

/// <summary>
/// Collects the schemas of bodies. A type is a word: text, int32, int64, number, boolean, @Schema or #Enum; a list is in
/// brackets, and a ! means that the member is required. Equal enums have one entry, named after the first member that
/// has it.
/// </summary>
internal sealed class Bodies(Contract contract)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public JsonObject Enums { get; } = [];

    public JsonObject Schemas { get; } = [];

    /// <summary>Adds a schema, and all schemas that it refers to.</summary>
    public void Add(string? name)
    {
        if (name is null || Schemas.ContainsKey(name))
        {
            return;
        }

        var members = new JsonObject();
        Schemas[name] = members;
        string[] required = contract.Required(name);
        foreach ((string member, JsonNode? type) in contract.Members(name))
        {
            members[member] = TypeOf(type!, $"{name}.{member}") + (required.Contains(member) ? "!" : string.Empty);
            Add(Contract.NameOf(type));
        }
    }

    private string TypeOf(JsonNode type, string path)
    {
        if (type["items"] is { } items)
        {
            return $"[{TypeOf(items, path)}]";
        }

        if (Contract.NameOf(type) is { } schema)
        {
            return "@" + schema;
        }

        return Contract.Enum(type) is { Length: > 0 } values ? "#" + EnumName(values, path) : Plain(type, path);
    }

    private string EnumName(string[] values, string path)
    {
        string key = string.Join(',', values);
        if (_names.TryAdd(key, path))
        {
            Enums[path] = CatalogText.Array(values);
        }

        return _names[key];
    }

    private static string Plain(JsonNode type, string path) =>
        (type["type"]!.GetValue<string>(), type["format"]?.GetValue<string>()) switch
        {
            ("string", _) => "text",
            ("integer", "int32") => "int32",
            ("integer", _) => "int64",
            ("number", _) => "number",
            ("boolean", _) => "boolean",
            var other => throw new InvalidDataException($"{path} has the type {other}, which is new."),
        };
}
