namespace GenesysReporting.Rows;

/// <summary>
/// Chooses the widths of a report's table. PowerShell shows as many columns as fit, and cuts the values of the last one if only a
/// part of it fits. The widths of names, of the first column and of average durations are therefore chosen for usual windows.
/// </summary>
internal static class ReportTableWidths
{
    // A console of 80 places leaves the last of them empty; text and files have all of them.
    private const int Console = 79;

    // Each with the preferred first.
    private static readonly int[] Others = [80, 119, 120, 99, 159];
    private static readonly int[] Names = [18, 17, 19, 16, 20];
    private static readonly int[] UnusualNames = [21, 15, 22, 14, 23, 24];
    private static readonly int[] Averages = [8, 9];
    private static readonly int[] First = [0, 1, 2, 3];

    /// <summary>Returns the width of each column.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<ReportCellView> cells)
    {
        int[][] usual = [.. Choices(cells, Names)];
        IEnumerable<int[]> choices = Array.Exists(usual, widths => !IsCut(widths, Console)) ? usual : usual.Concat(Choices(cells, UnusualNames));
        return Others.Aggregate(choices.OrderBy(widths => IsCut(widths, Console)), (order, window) => order.ThenBy(widths => IsCut(widths, window))).First();
    }

    private static IEnumerable<int[]> Choices(IReadOnlyList<ReportCellView> cells, int[] ofNames) =>
        from first in First
        from averages in Averages
        from names in ofNames
        select cells.Select((cell, at) => cell.Width(names, averages) + (at == 0 ? first : 0)).ToArray();

    /// <summary>True if the last column that a window shows has less than its width.</summary>
    private static bool IsCut(int[] widths, int window)
    {
        int left = window + 1;
        foreach (int width in widths)
        {
            // Each column but the first has a space before it.
            if (left < width + 1)
            {
                return left >= 2;
            }

            left -= width + 1;
        }

        return false;
    }
}
