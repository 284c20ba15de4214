using System.Collections;
using System.Management.Automation;
using GenesysReporting.Json;

namespace GenesysReporting.Arguments;

/// <summary>Reads a script's values without PowerShell's wrappers.</summary>
internal static class PlainArguments
{
    public static object? Unwrap(object? value) => PowerShellShape.Instance.Unwrap(value);

    /// <summary>
    /// Returns the value without its wrapper, but a typed number as its text: to PowerShell an unquoted <c>60s</c> is the
    /// number 60, and an unquoted <c>0049</c> is 49.
    /// </summary>
    public static object? AsTyped(object? value) =>
        IsTypedNumber(value) ? LanguagePrimitives.ConvertTo<string>(value) : Unwrap(value);

    /// <summary>True if the value is a number that may have kept its typed text.</summary>
    public static bool IsTypedNumber(object? value) =>
        value is PSObject { BaseObject: IConvertible and not (string or bool or DateTime or Enum) };

    /// <summary>Returns the single values as they were typed, with nested lists flattened; $null yields none.</summary>
    public static IReadOnlyList<object?> List(IEnumerable? values) => [.. Flatten(values)];

    private static IEnumerable<object?> Flatten(IEnumerable? values)
    {
        foreach (object? wrapped in values ?? Array.Empty<object?>())
        {
            object? value = AsTyped(wrapped);
            if (value is IEnumerable list and not (string or IDictionary))
            {
                foreach (object? inner in Flatten(list))
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
