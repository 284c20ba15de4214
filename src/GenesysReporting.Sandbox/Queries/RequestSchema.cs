using System.Reflection;
using System.Text.Json;

namespace GenesysReporting.Sandbox.Queries;

/// <summary>The bodies that requests may have, from the platform's own description (request-schemas.json).</summary>
internal static class RequestSchema
{
    private static readonly Lazy<JsonDocument> Document = new(Load);

    public static JsonElement Get(string name) => Document.Value.RootElement.GetProperty(name);

    private static JsonDocument Load()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("request-schemas.json")
            ?? throw new InvalidOperationException("The schemas of the requests are missing from the assembly.");
        return JsonDocument.Parse(stream);
    }
}
