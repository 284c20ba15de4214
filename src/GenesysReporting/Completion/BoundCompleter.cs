using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Arguments;
using GenesysReporting.Names;

namespace GenesysReporting.Completion;

/// <summary>The other arguments on the command line.</summary>
internal sealed class BoundArguments(IDictionary bound)
{
    /// <summary>The family of -Type; null if it is missing or unknown.</summary>
    public QueryFamily? Family => Text("Type") is { } name ? AnalyticsCatalog.FindFamily(name) : null;

    public string? Text(string parameter) => PlainArguments.Unwrap(bound[parameter]) as string;

    /// <summary>Returns the names that the session on the line, or the default session, has cached.</summary>
    public IEnumerable<(string Value, string Tip)> Names(LookupKind kind) => KnownNames.Of(kind, bound);
}

/// <summary>A completer whose choices depend on the other arguments. It needs no network and never throws.</summary>
public abstract class BoundCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        Completions.Match(wordToComplete, Choices(new BoundArguments(fakeBoundParameters ?? new Hashtable())));

    private protected abstract IEnumerable<(string Value, string Tip)> Choices(BoundArguments bound);
}
