using System.Text.Json;
using GenesysReporting.Json;

namespace GenesysReporting.Auth;

/// <summary>The members of a token answer that a session uses. Not a record, because a record would print the token.</summary>
internal sealed class TokenAnswer
{
    public string? AccessToken { get; private init; }

    /// <summary>Only from the code grant of confidential clients.</summary>
    public string? RefreshToken { get; private init; }

    /// <summary>Seconds.</summary>
    public long? ExpiresIn { get; private init; }

    /// <summary>Reads a token answer; throws a <see cref="JsonException"/> for anything else.</summary>
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
