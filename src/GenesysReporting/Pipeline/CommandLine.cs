using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Security;
using System.Text.RegularExpressions;
using GenesysReporting.Arguments;

namespace GenesysReporting.Pipeline;

/// <summary>Writes the line that runs a cmdlet again, with the values that its parameters had.</summary>
internal static partial class CommandLine
{
    /// <summary>
    /// Returns the line. Text, numbers and switches are written as values, so that it means the same later; objects, such as
    /// filters, as they were typed.
    /// </summary>
    /// <param name="call">The invocation to repeat.</param>
    /// <param name="changed">Parameters with another value; null leaves a parameter out.</param>
    public static string Of(InvocationInfo call, IReadOnlyDictionary<string, string?> changed)
    {
        CommandAst? typed = Typed(call);
        var words = new List<string> { call.MyCommand.Name };
        foreach ((string name, object value) in call.BoundParameters)
        {
            if (changed.ContainsKey(name) || Cmdlet.CommonParameters.Contains(name) || Cmdlet.OptionalCommonParameters.Contains(name))
            {
                continue;
            }

            if (value is SwitchParameter given)
            {
                words.Add(given.IsPresent ? $"-{name}" : $"-{name}:$false");
            }
            else if (value is SecureString)
            {
                words.Add($"-{name} {SecretArgument(typed, name)}");
            }
            else if ((Literal(value) ?? Argument(typed, name)) is { } text)
            {
                words.Add($"-{name} {text}");
            }
        }

        words.AddRange(changed.Where(c => c.Value is not null).Select(c => $"-{c.Key} {Quoted(c.Value!)}"));
        return Input(call) + string.Join(' ', words);
    }

    /// <summary>Returns a value as PowerShell reads it back; quoted unless it is plain.</summary>
    public static string Quoted(string text) =>
        Plain().IsMatch(text) ? text : InQuotes(text);

    private static string InQuotes(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    private static string? Literal(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text => Quoted(text),
        char or Enum or SessionArgument => Quoted(value!.ToString()!),
        int or long => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        ProtectArgument table => Literal(table),
        IEnumerable list => list.Cast<object?>().Select(Literal).ToArray() is var items && items.All(i => i is not null)
            ? string.Join(", ", items)
            : null,
        _ => null,
    };

    /// <summary>Returns a table of texts, all in quotes: a word without them would be a command.</summary>
    private static string Literal(ProtectArgument table) =>
        $"@{{ {string.Join("; ", table.Given.Select(g => $"{InQuotes(g.Key)} = {InQuotes(g.Value)}"))} }}";

    /// <summary>Returns a variable as it was typed; for anything else, which may hold the secret itself, a question for it.</summary>
    private static string SecretArgument(CommandAst? typed, string name) =>
        Argument(typed, name) is { } text && Variable().IsMatch(text) ? text : "(Read-Host -AsSecureString)";

    /// <summary>Returns what comes through the pipeline, as it was typed.</summary>
    private static string Input(InvocationInfo call) =>
        call.ExpectingInput && call.OffsetInLine > 1 && call.OffsetInLine <= call.Line.Length
            ? call.Line[..(call.OffsetInLine - 1)].TrimStart()
            : string.Empty;

    private static string? Argument(CommandAst? typed, string name)
    {
        if (typed is null)
        {
            return null;
        }

        // A parameter may be abbreviated; -Protect is not an abbreviation of -ProtectKey if both are there.
        CommandParameterAst[] fitting =
        [
            .. typed.CommandElements.OfType<CommandParameterAst>()
                .Where(p => name.StartsWith(p.ParameterName, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(p => p.ParameterName.Length),
        ];
        return fitting is [var parameter, ..]
            ? parameter.Argument?.Extent.Text ?? typed.CommandElements.ElementAtOrDefault(typed.CommandElements.IndexOf(parameter) + 1)?.Extent.Text
            : null;
    }

    private static CommandAst? Typed(InvocationInfo call)
    {
        Ast line = Parser.ParseInput(call.Line, out _, out _);
        return (CommandAst?)line.Find(
            node => node is CommandAst command && command.Extent.StartColumnNumber == call.OffsetInLine, searchNestedScriptBlocks: true);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_./\\:*][A-Za-z0-9_./\\:*+-]*\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A\$[A-Za-z0-9_:]+\z")]
    private static partial Regex Variable();
}
