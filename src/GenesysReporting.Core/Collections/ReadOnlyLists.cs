using System.Collections.ObjectModel;

namespace GenesysReporting.Collections;

/// <summary>
/// Read-only lists for public properties. PowerShell cannot index the type that the compiler makes for a collection
/// expression: <c>$query.Metric[0]</c> would be an error. An array could be changed.
/// </summary>
internal static class ReadOnlyLists
{
    public static ReadOnlyCollection<T> ToReadOnly<T>(this IEnumerable<T> items) =>
        items as ReadOnlyCollection<T> ?? Array.AsReadOnly(items.ToArray());

    /// <summary>Returns the list without its null items; an empty list for null.</summary>
    public static IReadOnlyList<T> WithoutNulls<T>(this IReadOnlyList<T>? items)
    {
        for (int i = 0; i < items?.Count; i++)
        {
            if (items[i] is null)
            {
                return items.Where(item => item is not null).ToReadOnly();
            }
        }

        return items ?? [];
    }
}

/// <summary>Texts that PowerShell shows with commas where it prints a list within a dictionary.</summary>
internal sealed class TextList(IList<string> items) : ReadOnlyCollection<string>(items)
{
    public override string ToString() => string.Join(", ", this);
}
