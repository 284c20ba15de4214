using System.Text.Json;
using System.Text.Json.Serialization;
using GenesysReporting.Auth;

namespace GenesysReporting.Profiles;

/// <summary>The secrets of a profile. Not a record, because it would print them.</summary>
internal sealed class ProfileSecrets
{
    public static ProfileSecrets None { get; } = new();

    public Secret? ClientSecret { get; init; }

    public Secret? RefreshToken { get; init; }

    /// <summary>Reads the bytes that <see cref="ToBytes"/> made; null for any others.</summary>
    public static ProfileSecrets? Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, ProfileJson.Default.SecretsContent) is { } content
                ? new ProfileSecrets { ClientSecret = Wrap(content.ClientSecret), RefreshToken = Wrap(content.RefreshToken) }
                : null;
        }
        catch (JsonException)
        {
            // Without the exception: its message may quote the bytes.
            return null;
        }
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(
        new SecretsContent { ClientSecret = ClientSecret?.Reveal(), RefreshToken = RefreshToken?.Reveal() },
        ProfileJson.Default.SecretsContent);

    public ProfileSecrets WithRefreshToken(Secret token) => new() { ClientSecret = ClientSecret, RefreshToken = token };

    private static Secret? Wrap(string? text) => text is null ? null : Secret.From(text);
}

/// <summary>The content of a vault's entry.</summary>
internal sealed class SecretsContent
{
    public string? ClientSecret { get; init; }

    public string? RefreshToken { get; init; }
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SecretsContent))]
[JsonSerializable(typeof(GenesysProfile))]
internal sealed partial class ProfileJson : JsonSerializerContext;
