using System.Management.Automation;
using System.Management.Automation.Language;
using GenesysReporting.Transport;

namespace GenesysReporting.Completion;

/// <summary>Creates completion results: matched without regard to case, quoted where needed.</summary>
internal static class Completions
{
    private const int LongestShown = 1_000;

    /// <summary>Returns the choices that begin with the typed text, then those that contain it.</summary>
    public static IEnumerable<CompletionResult> Match(
        string? typed, IEnumerable<(string Value, string Tip)> choices)
    {
        string word = (typed ?? string.Empty).Trim('\'', '"');
        (string Value, string Tip)[] all = choices.ToArray();
        return all
            .Where(c => c.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Concat(all.Where(c =>
                !c.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && (c.Value.Contains(word, StringComparison.OrdinalIgnoreCase)
                    || c.Tip.Contains(word, StringComparison.OrdinalIgnoreCase))))
            .Select(c => new CompletionResult(Quote(c.Value), Shown(c.Value), CompletionResultType.ParameterValue, Shown(c.Tip)));
    }

    // The list and the tip are drawn in the terminal; the text that is taken stays the name.
    private static string Shown(string text) => ServerText.WithoutSecrets.Clean(text, LongestShown) is { Length: > 0 } clean ? clean : "?";

    private static string Quote(string value) => value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '/' or '_' or ':')
        ? value
        : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";
}
