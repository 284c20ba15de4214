namespace GenesysReporting.Auth.Choice;

/// <summary>Which grant fits, why, and what to do about it. Texts are for people and may change; the types will not.</summary>
public sealed record GrantRecommendation
{
    /// <summary>The grant, as <c>Connect-GenesysCloud -GrantType</c> calls it.</summary>
    public required GenesysGrantType GrantType { get; init; }

    /// <summary>The grant type of the OAuth client, as the Admin pages call it.</summary>
    public required string AdminGrantType { get; init; }

    /// <summary>Why, the weightiest reason first.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>What to set up, step by step.</summary>
    public required IReadOnlyList<string> Setup { get; init; }

    /// <summary>The permissions that are needed; where one of several is enough they stand in one text, joined by 'or'.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>The scopes that the OAuth client needs; empty for client credentials, to which scopes do not apply.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The line to type. It never holds a secret.</summary>
    public required string Command { get; init; }

    /// <summary>The line for the unattended script, after <see cref="Command"/> was typed once; null where they are the same.</summary>
    public string? RunbookCommand { get; init; }

    /// <summary>What contradicts itself or will surprise.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
