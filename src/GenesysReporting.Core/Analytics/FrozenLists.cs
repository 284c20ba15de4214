using System.Collections.ObjectModel;

namespace GenesysReporting.Analytics;

/// <summary>
/// Lists that users hold. What a collection expression makes of IReadOnlyList is a type of the compiler's, which
/// PowerShell cannot index: <c>$query.Metric[0]</c> would be an error. An array could be changed.
/// </summary>
internal static class FrozenLists
{
    public static ReadOnlyCollection<T> Frozen<T>(this IEnumerable<T> items) =>
        items as ReadOnlyCollection<T> ?? Array.AsReadOnly(items.ToArray());
}
