using System.Globalization;

namespace YesterdaysConversations;

/// <summary>Prints a row's main cells on one line of the console.</summary>
internal static class FirstRows
{
    private static readonly (string Name, int Width)[] Shown =
        [("Start", 29), ("DurationSeconds", 7), ("Direction", 8), ("MediaType", 8), ("ConversationId", 36)];

    public static string Line(IReadOnlyList<string> names, object?[] cells) => string.Join("  ", Shown.Select(column =>
    {
        object? cell = cells[names.ToList().IndexOf(column.Name)];
        return (Convert.ToString(cell, CultureInfo.InvariantCulture) ?? string.Empty).PadRight(column.Width);
    }));
}
