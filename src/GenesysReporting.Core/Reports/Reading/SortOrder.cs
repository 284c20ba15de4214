namespace GenesysReporting.Reports;

/// <summary>A column that rows are sorted by.</summary>
/// <param name="Column">The column, as the definition names it.</param>
/// <param name="IsDescending">True if the largest values come first.</param>
internal sealed record SortOrder(string Column, bool IsDescending)
{
    private const string Descending = " desc";

    /// <summary>Reads a column and its direction, such as <c>Offered desc</c>.</summary>
    public static SortOrder Parse(string text)
    {
        string trimmed = text.Trim();
        bool isDescending = trimmed.EndsWith(Descending, StringComparison.OrdinalIgnoreCase);
        return new SortOrder(isDescending ? trimmed[..^Descending.Length].Trim() : trimmed, isDescending);
    }
}
