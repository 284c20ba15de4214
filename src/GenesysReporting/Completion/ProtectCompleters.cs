using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using GenesysReporting.Protection;

namespace GenesysReporting.Completion;

/// <summary>Completes -Protect: tables with one field and its action, which can be extended.</summary>
public sealed class ProtectCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return
            from field in ProtectedFields.All
            from action in Enum.GetValues<ProtectionAction>()
            let text = $"@{{ {field.Name} = '{action}' }}"
            where text.Contains(word, StringComparison.OrdinalIgnoreCase) || field.Meaning.Contains(word, StringComparison.OrdinalIgnoreCase)
            select new CompletionResult(text, text, CompletionResultType.ParameterValue, field.Meaning);
    }
}
