using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using GenesysReporting.Errors;
using GenesysReporting.Names;
using GenesysReporting.Reports;

namespace GenesysReporting.Completion;

/// <summary>Completes names of reports. The tip is the report's description.</summary>
public sealed class ReportNameCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices()
    {
        var catalog = ReportCatalog.OfModule();
        return catalog.Names.Select(name => (name, Tip(catalog, name)));
    }

    private static string Tip(ReportCatalog catalog, string name)
    {
        try
        {
            return catalog.Find(name).Description;
        }
        catch (Exception e) when (e is GenesysException or IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }
}

/// <summary>Completes names of queues or users that the session has looked up, by the name of the parameter.</summary>
public sealed class ReportFilterCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => Enum.TryParse(parameterName, ignoreCase: true, out LookupKind kind)
            ? Completions.Match(wordToComplete, KnownNames.Of(kind, fakeBoundParameters))
            : [];
}
