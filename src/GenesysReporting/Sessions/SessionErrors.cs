using GenesysReporting.Api;
using GenesysReporting.Errors;

namespace GenesysReporting.Sessions;

/// <summary>Errors about sessions. Each method's name is the ErrorId.</summary>
internal static class SessionErrors
{
    public static SessionException NotConnected() => new(
        nameof(NotConnected),
        "There is no session to Genesys Cloud in this runspace.",
        "Sign in with Connect-GenesysCloud, or give -Session. In ForEach-Object -Parallel pass one in: -Session $using:session.",
        null);

    public static SessionException SessionNotFound(string name, IReadOnlyList<GenesysSession> sessions) => new(
        nameof(SessionNotFound),
        $"There is no session named '{name}'.",
        sessions.Count == 0
            ? "Sign in with Connect-GenesysCloud."
            : $"There are: {string.Join(", ", sessions.Select(s => $"'{s.Name}'"))}.",
        name);

    public static SessionException SessionEnded(string name) => new(
        nameof(SessionEnded),
        $"The session '{name}' has ended.",
        "Sign in again with Connect-GenesysCloud.",
        name);

    public static InputException CmdletNotProbed(string name, string? near, IEnumerable<string> known) => new(
        nameof(CmdletNotProbed),
        $"The permissions of '{name}' cannot be tried." + (near is null ? string.Empty : $" Did you mean '{near}'?"),
        $"These can: {string.Join(", ", known)}.",
        name);
}
