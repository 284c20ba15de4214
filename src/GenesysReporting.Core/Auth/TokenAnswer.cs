using System.Text.Json;
using GenesysReporting.Json;

namespace GenesysReporting.Auth;

/// <summary>A token answer; only what a session uses. A class and no record: a record would print the token.</summary>
internal sealed class TokenAnswer
{
    public string? AccessToken { get; private init; }

    /// <summary>With the code grant of confidential clients alone.</summary>
    public string? RefreshToken { get; private init; }

    /// <summary>Seconds.</summary>
    public long? ExpiresIn { get; private init; }

    /// <summary>Raises a <see cref="JsonException"/> for what is none.</summary>
    public static TokenAnswer Read(ReadOnlyMemory<byte> utf8)
    {
        using var json = JsonDocument.Parse(utf8);
        return new TokenAnswer
        {
            AccessToken = json.RootElement.GetString("access_token"),
            RefreshToken = json.RootElement.GetString("refresh_token"),
            ExpiresIn = json.RootElement.GetInt64("expires_in"),
        };
    }
}
