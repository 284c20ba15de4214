using System.Text.Json;

namespace GenesysReporting.Analytics.Records;

/// <summary>The lists of an answer of which each item is a record, or becomes some.</summary>
internal static class WholeList
{
    /// <summary>
    /// Returns the items of a list, after those of an earlier list of the same name; null if there are none. Throws a
    /// <see cref="JsonException"/> for a null among them: it is in the place of a record, which would be lost.
    /// </summary>
    /// <param name="before">The items of the earlier list; null for none.</param>
    /// <param name="read">The list.</param>
    public static T[]? Join<T>(T[]? before, T[]? read) =>
        read is null ? before : before is null ? [.. WithoutGaps(read)] : [.. before, .. WithoutGaps(read)];

    /// <summary>Returns the items of a list, none for null; throws a <see cref="JsonException"/> for a null among them.</summary>
    public static IReadOnlyList<T> WithoutGaps<T>(IReadOnlyList<T>? read) => read?.Any(item => item is null) == true
        ? throw new JsonException("A list has null in the place of a record.")
        : read ?? [];
}
