using System.Management.Automation;

namespace GenesysReporting.Rows;

/// <summary>
/// Chooses the widths of a report's table. PowerShell shows as many columns as fit, and cuts the values of the last one if only a
/// part of it fits. Columns are therefore made wider, names first, so that a column ends where a usual window does.
/// </summary>
internal static class ReportTableWidths
{
    private const int LongestName = 24;
    private const int Narrowest = 40;

    // A console leaves its last place empty; text and files have all of them. A column that ends a place before the end suits both.
    private static readonly int[] Windows = [79, 119, 159, 199];

    /// <summary>Returns the width of each column.</summary>
    /// <param name="cells">The columns.</param>
    /// <param name="own">The width of the host's window, where columns also end; null if it has none.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<ReportCellView> cells, int? own)
    {
        int[] widths = [.. cells.Select(c => c.Width)];
        IEnumerable<int> windows = own is { } width and > Narrowest ? Windows.Append(width - 1).Distinct().Order() : Windows;
        int from = 0;
        foreach (int window in windows)
        {
            if (EndOf(widths, widths.Length) == window + 1)
            {
                // All but one place fits.
                widths[Narrowable(widths, cells, from)]--;
            }

            int to = CountOf(widths, window);
            if (to == widths.Length)
            {
                break;
            }

            Fill(widths, cells, from, to, window - EndOf(widths, to));
            from = to;
        }

        return widths;
    }

    /// <summary>Returns the place at which the first columns end, with a space between them.</summary>
    private static int EndOf(int[] widths, int count) => widths.Take(count).Sum() + count - 1;

    /// <summary>Returns the number of columns that fit into a window.</summary>
    private static int CountOf(int[] widths, int window) => Enumerable.Range(1, widths.Length).LastOrDefault(count => EndOf(widths, count) <= window);

    /// <summary>Returns the column that can best do with one place less: a name, or the last one whose heading still fits.</summary>
    private static int Narrowable(int[] widths, IReadOnlyList<ReportCellView> cells, int from) => Enumerable.Range(from, widths.Length - from)
        .OrderByDescending(at => cells[at].HasNames)
        .ThenByDescending(at => widths[at] > ReportCellView.PlacesOf(cells[at].Column.Label))
        .ThenByDescending(at => at)
        .First();

    /// <summary>Gives the places that are left to names, then to all texts, and then to all columns, one after another.</summary>
    private static void Fill(int[] widths, IReadOnlyList<ReportCellView> cells, int from, int to, int places)
    {
        int[] all = [.. Enumerable.Range(from, to - from)];
        int[] names = [.. all.Where(at => cells[at].HasNames)];
        int[] texts = [.. all.Where(at => cells[at].Alignment == Alignment.Left)];
        for (int turn = 0; places > 0 && all.Length > 0; turn++, places--)
        {
            int[] open = [.. names.Where(at => widths[at] < LongestName)];
            int[] takers = open.Length > 0 ? open : texts.Length > 0 ? texts : all;
            widths[takers[turn % takers.Length]]++;
        }
    }
}
