using System.Text.Json.Serialization;

namespace GenesysReporting.Auth;

/// <summary>An OAuth error; the platform gives the same text in both members.</summary>
internal sealed class TokenError
{
    [JsonPropertyName("error")]
    public string? Error { get; init; }

    [JsonPropertyName("description")]
    public string? Description { get; init; }

    [JsonPropertyName("error_description")]
    public string? ErrorDescription { get; init; }
}

[JsonSerializable(typeof(TokenError))]
internal sealed partial class AuthJson : JsonSerializerContext;
