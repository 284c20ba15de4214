namespace GenesysReporting.Stores.Tests;

/// <summary>The programs of a PostgreSQL server on this machine.</summary>
internal static class PostgreSqlTools
{
    private static readonly string[] Needed = ["initdb", "postgres"];

    /// <summary>The folder of the programs; null if there is none.</summary>
    public static string? Folder { get; } = Folders().FirstOrDefault(folder => Needed.All(name => File.Exists(Path.Combine(folder, name))));

    /// <summary>
    /// The command that runs a program as an ordinary user: nothing for an ordinary user, setpriv for root, as which the server refuses to
    /// run. Null if there is none.
    /// </summary>
    public static string[]? AsUser { get; } = !Environment.IsPrivilegedProcess ? [] : FindSetpriv();

    /// <summary>
    /// The command that runs a program outside the process group of the tests, so that a kill of the group leaves it time to clean up;
    /// nothing where there is none.
    /// </summary>
    public static string[] Apart { get; } = [.. OnPath("setsid").Take(1)];

    /// <summary>A message about what is missing; null if nothing is.</summary>
    public static string? Missing { get; } =
        OperatingSystem.IsWindows() ? "The server is started by a shell script, which Windows does not have."
        : Folder is null ? "Missing: PostgreSQL's initdb and postgres on the PATH or in /usr/lib/postgresql/*/bin (Debian: apt-get install postgresql)."
        : AsUser is null ? "Missing: setpriv and the user postgres or nobody; the tests run as root, as which the server refuses to run."
        : null;

    private static IEnumerable<string> Folders() =>
    [
        .. OnPath("initdb").Select(path => Path.GetDirectoryName(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path)!),
        .. Versions("/usr/lib/postgresql", "*"),
        .. Versions("/usr", "pgsql-*"),
    ];

    private static IEnumerable<string> Versions(string folder, string pattern) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder, pattern).OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
        : [];

    private static IEnumerable<string> OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .Where(File.Exists);

    private static string[]? FindSetpriv() =>
        OnPath("setpriv").FirstOrDefault() is { } setpriv && File.Exists("/etc/passwd")
        && new[] { "postgres", "nobody" }.Select(FindUser).FirstOrDefault(user => user is not null) is { } user
            ? [setpriv, $"--reuid={user[2]}", $"--regid={user[3]}", "--clear-groups"]
            : null;

    private static string[]? FindUser(string name) => File.ReadLines("/etc/passwd").Select(line => line.Split(':')).FirstOrDefault(user => user[0] == name);
}
