using System.Collections.ObjectModel;

namespace GenesysReporting.Collections;

/// <summary>
/// Lists that users hold. What a collection expression makes of IReadOnlyList is a type of the compiler's, which
/// PowerShell cannot index: <c>$query.Metric[0]</c> would be an error. An array could be changed.
/// </summary>
internal static class ReadOnlyLists
{
    public static ReadOnlyCollection<T> ToReadOnly<T>(this IEnumerable<T> items) =>
        items as ReadOnlyCollection<T> ?? Array.AsReadOnly(items.ToArray());

    /// <summary>A list of the platform's without nulls, of which nothing can be told; none at all is an empty one.</summary>
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
