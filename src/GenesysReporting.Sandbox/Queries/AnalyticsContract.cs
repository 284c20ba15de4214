using System.Reflection;
using System.Text.Json;

namespace GenesysReporting.Sandbox.Queries;

/// <summary>An operation of the platform: its permissions, and the name of its body's schema.</summary>
internal sealed record Operation(string Method, string Path, IReadOnlyList<string> Permissions, bool NeedsAll, string? Body)
{
    /// <summary>True for a query of analytics; false for one of the use of the API.</summary>
    public bool IsAnalytics => Path.StartsWith("/api/v2/analytics/", StringComparison.Ordinal);
}

/// <summary>The requests in the platform's own description (analytics.json, which tools/SandboxGenerator writes).</summary>
internal static class AnalyticsContract
{
    private static readonly Lazy<JsonDocument> Document = new(Load);
    private static readonly Lazy<IReadOnlyList<Operation>> AllOperations = new(ReadOperations);
    private static readonly Lazy<IReadOnlyDictionary<string, BodySchema>> Schemas = new(ReadSchemas);

    public static IReadOnlyList<Operation> Operations => AllOperations.Value;

    public static BodySchema Schema(string name) => Schemas.Value[name];

    /// <summary>True if some query has a metric of this name.</summary>
    public static bool IsMetric(string name) => name is ['t' or 'n' or 'o', >= 'A' and <= 'Z', ..]
        && Part("enums").EnumerateObject().Any(one => one.Value.EnumerateArray().Any(item => item.ValueEquals(name)));

    private static JsonElement Part(string name) => Document.Value.RootElement.GetProperty(name);

    private static Operation[] ReadOperations() =>
    [
        .. Part("operations").EnumerateObject().Select(one => new Operation(
            one.Name.Split(' ')[0],
            one.Name.Split(' ')[1],
            Texts(one.Value.GetProperty("permissions")),
            one.Value.TryGetProperty("all", out _),
            one.Value.TryGetProperty("body", out JsonElement body) ? body.GetString() : null)),
    ];

    private static Dictionary<string, BodySchema> ReadSchemas()
    {
        var enums = Part("enums").EnumerateObject().ToDictionary(one => one.Name, one => Texts(one.Value));
        return Part("schemas").EnumerateObject().ToDictionary(
            one => one.Name,
            one => new BodySchema(one.Value.EnumerateObject().ToDictionary(
                member => member.Name, member => BodyType.Read(member.Value.GetString()!, enums))));
    }

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];

    private static JsonDocument Load()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("analytics.json")
            ?? throw new InvalidOperationException("The platform's description is missing from the assembly.");
        return JsonDocument.Parse(stream);
    }
}
