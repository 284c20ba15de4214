namespace GenesysReporting.Auth.Choice;

/// <summary>The <c>Connect-GenesysCloud</c> command to type. It prompts for secrets and never contains one.</summary>
internal static class ConnectLine
{
    private const string ProfileName = "reporting";

    // PowerShell treats the typographic quotes like the plain one.
    private static readonly char[] SingleQuotes = ['\'', '\u2018', '\u2019', '\u201A', '\u201B'];

    public static string For(SignInKind kind, GrantQuestion question)
    {
        string region = question.Region?.Domain ?? "<region>";
        return string.Join(' ', ((string?[])
        [
            "Connect-GenesysCloud",
            GrantType(kind),
            $"-Region {Quote(region)}",
            Proof(kind, question.ClientId),
            IsSaved(kind, question) ? $"-ProfileName {ProfileName} -SaveProfile" : null,
        ]).OfType<string>());
    }

    /// <summary>Returns the command for an unattended script, which uses the saved profile; null if nothing is saved.</summary>
    public static string? ForRunbook(SignInKind kind, GrantQuestion question) =>
        IsSaved(kind, question) ? $"Connect-GenesysCloud -ProfileName {ProfileName}" : null;

    /// <summary>Returns the value as a PowerShell argument: bare if that is safe, else in single quotes.</summary>
    internal static string Quote(string value) => IsPlain(value)
        ? value
        : $"'{string.Concat(value.Select(c => SingleQuotes.Contains(c) ? $"{c}{c}" : c.ToString()))}'";

    // A leading dash would make it a parameter.
    private static bool IsPlain(string value) =>
        value.Length > 0 && value[0] != '-' && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');

    private static bool IsSaved(SignInKind kind, GrantQuestion question) =>
        question.Unattended && kind != SignInKind.SuppliedToken;

    private static string GrantType(SignInKind kind) => kind switch
    {
        SignInKind.ClientCredentials => "-GrantType ClientCredentials",
        SignInKind.SuppliedToken => "-GrantType AccessToken",
        _ => "-GrantType AuthorizationCode",
    };

    private static string Proof(SignInKind kind, string? clientId) => kind switch
    {
        SignInKind.SuppliedToken => "-AccessToken $token",
        SignInKind.CodeWithProofKey => $"-ClientId {Quote(clientId ?? "<client id>")}",
        _ => clientId is null ? "-Credential (Get-Credential)" : $"-Credential (Get-Credential {Quote(clientId)})",
    };
}
