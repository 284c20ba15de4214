using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Names;
using GenesysReporting.Sessions;

namespace GenesysReporting.Completion;

/// <summary>The names that the session of a command line has cached. Needs no network and never throws.</summary>
internal static class KnownNames
{
    /// <summary>
    /// Returns the names of a kind with details to distinguish them, of the session of <c>-Session</c>, else the default.
    /// </summary>
    /// <param name="kind">The kind of the look-up.</param>
    /// <param name="bound">The parameters of the line, as a completer gets them.</param>
    public static IEnumerable<(string Value, string Tip)> Of(LookupKind kind, IDictionary bound) =>
        Session(bound["Session"]) is { } session
            ? NameDirectory.Of(session)
                .Cached(kind)
                .GroupBy(n => n.Name, StringComparer.OrdinalIgnoreCase)
                .Select(g => (g.First().Name, Tip([.. g])))
            : [];

    private static string Tip(KnownName[] same) =>
        string.Join("; ", same.Select(n => string.IsNullOrEmpty(n.Detail) ? n.Id : n.Detail));

    private static GenesysSession? Session(object? given) => (given is PSObject wrapped ? wrapped.BaseObject : given) switch
    {
        null => SessionStore.Current.Default,
        GenesysSession session => session,
        SessionArgument { Session: { } session } => session,
        SessionArgument { Name: { } name } => Named(name),
        string name => Named(name),
        object[] { Length: > 0 } several => Session(several[0]),
        _ => null,
    };

    private static GenesysSession? Named(string name) => SessionStore.Current
        .All()
        .Find(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Completes the names that the look-up cmdlet on the line can get.</summary>
public sealed class EntityNameCompleter : IArgumentCompleter
{
    private const string Prefix = "Get-Genesys";

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        int start = commandName.LastIndexOf(Prefix, StringComparison.OrdinalIgnoreCase);
        return start >= 0 && Enum.TryParse(commandName[(start + Prefix.Length)..], ignoreCase: true, out LookupKind kind)
            ? Completions.Match(wordToComplete, KnownNames.Of(kind, fakeBoundParameters))
            : [];
    }
}
