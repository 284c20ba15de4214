namespace GenesysReporting.Auth.Choice;

/// <summary>The <c>Connect-GenesysCloud</c> line to type. Secrets are asked for by it, and never stand in it.</summary>
internal static class ConnectLine
{
    private const string ProfileName = "reporting";

    // PowerShell takes the typographic ones for the plain one.
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

    /// <summary>An unattended script lives from the profile that the line above saved.</summary>
    public static string? ForRunbook(SignInKind kind, GrantQuestion question) =>
        IsSaved(kind, question) ? $"Connect-GenesysCloud -ProfileName {ProfileName}" : null;

    /// <summary>The value as PowerShell reads it back: bare where that is safe, else in single quotes.</summary>
    internal static string Quote(string value) => IsPlain(value)
        ? value
        : $"'{string.Concat(value.Select(c => SingleQuotes.Contains(c) ? $"{c}{c}" : c.ToString()))}'";

    // A dash in front would make a parameter of it.
    private static bool IsPlain(string value) =>
        value.Length > 0 && value[0] != '-' && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');

    private static bool IsSaved(SignInKind kind, GrantQuestion question) =>
        question.Unattended && kind != SignInKind.BroughtToken;

    private static string GrantType(SignInKind kind) => kind switch
    {
        SignInKind.ClientCredentials => "-GrantType ClientCredentials",
        SignInKind.BroughtToken => "-GrantType AccessToken",
        _ => "-GrantType AuthorizationCode",
    };

    private static string Proof(SignInKind kind, string? clientId) => kind switch
    {
        SignInKind.BroughtToken => "-AccessToken $token",
        SignInKind.CodeWithProofKey => $"-ClientId {Quote(clientId ?? "<client id>")}",
        _ => clientId is null ? "-Credential (Get-Credential)" : $"-Credential (Get-Credential {Quote(clientId)})",
    };
}
