using System.Collections;
using GenesysReporting.Json;

namespace GenesysReporting.Arguments;

/// <summary>Values as a script gives them, without PowerShell's wrappers.</summary>
internal static class PlainArguments
{
    public static object? Unwrap(object? value) => PowerShellShape.Instance.Unwrap(value);

    /// <summary>The single values; lists within the list, such as a column of another query, are opened. $null has none.</summary>
    public static IReadOnlyList<object?> List(IEnumerable? values) => [.. Open(values)];

    private static IEnumerable<object?> Open(IEnumerable? values)
    {
        foreach (object? wrapped in values ?? Array.Empty<object?>())
        {
            object? value = Unwrap(wrapped);
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
