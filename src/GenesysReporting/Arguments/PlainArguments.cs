using System.Collections;
using System.Management.Automation;
using GenesysReporting.Json;

namespace GenesysReporting.Arguments;

/// <summary>Values as a script gives them, without PowerShell's wrappers.</summary>
internal static class PlainArguments
{
    public static object? Unwrap(object? value) => PowerShellShape.Instance.Unwrap(value);

    /// <summary>
    /// The same, but a number that was typed stays the text that was typed: to PowerShell a bare <c>60s</c> is the number
    /// 60, and a bare <c>0049</c> is 49.
    /// </summary>
    public static object? AsTyped(object? value) =>
        IsTypedNumber(value) ? LanguagePrimitives.ConvertTo<string>(value) : Unwrap(value);

    /// <summary>Whether it is a number that may know how it was typed.</summary>
    public static bool IsTypedNumber(object? value) =>
        value is PSObject { BaseObject: IConvertible and not (string or bool or DateTime or Enum) };

    /// <summary>The single values as they were typed; lists within the list, such as a column of another query, are opened. $null has none.</summary>
    public static IReadOnlyList<object?> List(IEnumerable? values) => [.. Open(values)];

    private static IEnumerable<object?> Open(IEnumerable? values)
    {
        foreach (object? wrapped in values ?? Array.Empty<object?>())
        {
            object? value = AsTyped(wrapped);
            if (value is IEnumerable list and not (string or IDictionary))
            {
                foreach (object? inner in Open(list))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return value;
            }
        }
    }
}
