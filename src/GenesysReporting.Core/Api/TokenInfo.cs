using System.Text.Json;
using GenesysReporting.Json;
using GenesysReporting.Transport;

namespace GenesysReporting.Api;

/// <summary>The answer of <c>GET /api/v2/tokens/me</c>.</summary>
internal sealed record TokenInfo(NamedEntity? Organization, NamedEntity? OAuthClient)
{
    /// <summary>Reads the answer; throws a <see cref="JsonException"/> for anything else.</summary>
    public static TokenInfo Read(JsonElement json, ServerText texts) =>
        new(Entity(json, "organization", texts), Entity(json, "OAuthClient", texts));

    private static NamedEntity? Entity(JsonElement json, string name, ServerText texts) =>
        json.Member(name, JsonValueKind.Object) is { } entity ? NamedEntity.Read(entity, texts) : null;
}

/// <summary>An id with its name.</summary>
internal sealed record NamedEntity(string? Id, string? Name)
{
    /// <summary>Reads an entity; throws a <see cref="JsonException"/> for anything else.</summary>
    public static NamedEntity Read(JsonElement json, ServerText texts) =>
        new(Text(json, "id", texts), Text(json, "name", texts));

    /// <summary>Returns a text; null for none, and for one in which nothing can be shown.</summary>
    private static string? Text(JsonElement json, string name, ServerText texts) =>
        texts.Clean(json.GetString(name)) is { Length: > 0 } text ? text : null;
}
