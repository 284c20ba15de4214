namespace GenesysReporting.Auth.Choice;

/// <summary>The recommended grant, the reasons, and the steps to set it up. The texts are for people and may change; the types will not.</summary>
public sealed record GrantRecommendation
{
    /// <summary>The grant, as a value of <c>Connect-GenesysCloud -GrantType</c>.</summary>
    public required GenesysGrantType GrantType { get; init; }

    /// <summary>The grant type of the OAuth client, as named on the Admin pages.</summary>
    public required string AdminGrantType { get; init; }

    /// <summary>The reasons, the most important one first.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>The set-up, step by step.</summary>
    public required IReadOnlyList<string> Setup { get; init; }

    /// <summary>The permissions that are needed; alternatives are one text, joined by 'or'.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>The scopes that the OAuth client needs; empty for client credentials, to which scopes do not apply.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The command to type. It never contains a secret.</summary>
    public required string Command { get; init; }

    /// <summary>The command for the unattended script, after <see cref="Command"/> was run once; null if they are the same.</summary>
    public string? RunbookCommand { get; init; }

    /// <summary>Contradictions and surprises.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
