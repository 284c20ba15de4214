using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Arguments;
using GenesysReporting.Names;

namespace GenesysReporting.Completion;

/// <summary>What stands on the command line beside the word that is completed.</summary>
internal sealed class BoundArguments(IDictionary bound)
{
    /// <summary>The family that -Type names; null where it is not there or not known.</summary>
    public QueryFamily? Family => Text("Type") is { } name ? AnalyticsCatalog.FindFamily(name) : null;

    public string? Text(string parameter) => PlainArguments.Unwrap(bound[parameter]) as string;

    /// <summary>Names that the session on the line, or the default one, has met.</summary>
    public IEnumerable<(string Value, string Tip)> Names(LookupKind kind) => KnownNames.Of(kind, bound);
}

/// <summary>A completer whose choices depend on the other arguments: it asks no network and never raises.</summary>
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
