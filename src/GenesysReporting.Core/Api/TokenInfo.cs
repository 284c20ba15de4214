using System.Text.Json;
using GenesysReporting.Json;

namespace GenesysReporting.Api;

/// <summary>The answer of <c>GET /api/v2/tokens/me</c>.</summary>
internal sealed record TokenInfo(NamedEntity? Organization, NamedEntity? OAuthClient)
{
    /// <summary>Reads the answer; throws a <see cref="JsonException"/> for anything else.</summary>
    public static TokenInfo Read(JsonElement json) => new(Entity(json, "organization"), Entity(json, "OAuthClient"));

    private static NamedEntity? Entity(JsonElement json, string name) =>
        json.Member(name, JsonValueKind.Object) is { } entity ? NamedEntity.Read(entity) : null;
}

/// <summary>An id with its name.</summary>
internal sealed record NamedEntity(string? Id, string? Name)
{
    /// <summary>Reads an entity; throws a <see cref="JsonException"/> for anything else.</summary>
    public static NamedEntity Read(JsonElement json) => new(json.GetString("id"), json.GetString("name"));
}
