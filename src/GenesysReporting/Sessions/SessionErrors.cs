using GenesysReporting.Api;
using GenesysReporting.Errors;

namespace GenesysReporting.Sessions;

/// <summary>Errors about sessions. Each method's name is the ErrorId.</summary>
internal static class SessionErrors
{
    /// <summary>There is no default session.</summary>
    /// <param name="why">The reason, such as a sign-in that failed; null if there never was one.</param>
    /// <param name="sessions">The sessions of the runspace, which the error names.</param>
    public static SessionException NotConnected(string? why, IReadOnlyList<GenesysSession> sessions)
    {
        string because = why is null ? string.Empty : $" ({why})";
        return sessions.Count == 0
            ? new SessionException(
                nameof(NotConnected),
                $"There is no session to Genesys Cloud in this runspace{because}.",
                "Sign in with Connect-GenesysCloud, or give -Session. In ForEach-Object -Parallel pass one in: -Session $using:session.",
                null)
            : new SessionException(
                nameof(NotConnected),
                $"There is no default session{because}. Sessions: {string.Join(", ", sessions.Select(s => s.Name))}.",
                "Give -Session.",
                null);
    }

    public static SessionException SessionNotFound(string name, IReadOnlyList<GenesysSession> sessions) => new(
        nameof(SessionNotFound),
        $"There is no session named '{name}'.",
        sessions.Count == 0
            ? "Sign in with Connect-GenesysCloud."
            : $"There are: {string.Join(", ", sessions.Select(s => $"'{s.Name}'"))}.",
        name);

    public static SessionException SessionEmpty() => new(
        nameof(SessionEmpty),
        "-Session was given, but contains no session.",
        "Give a session or a name, or leave -Session out to use the default.",
        null);

    public static InputException SessionsNotTaken(string path, IReadOnlyList<GenesysSession> sessions) => new(
        nameof(SessionsNotTaken),
        $"'{path}' takes the data of one session, and {string.Join(" and ", sessions.Select(s => s.Name))} were given.",
        "Give one session at a time, each with another name: foreach ($session in Get-GenesysSession) { ... -Session $session }.",
        path);

    public static SessionException SessionEnded(string name) => new(
        nameof(SessionEnded),
        $"The session '{name}' has ended.",
        "Sign in again with Connect-GenesysCloud.",
        name);

    public static InputException CmdletNotProbed(string name, string? near, IEnumerable<string> known) => new(
        nameof(CmdletNotProbed),
        $"The permissions of '{name}' cannot be tested." + (near is null ? string.Empty : $" Did you mean '{near}'?"),
        $"These can: {string.Join(", ", known)}.",
        name);
}
