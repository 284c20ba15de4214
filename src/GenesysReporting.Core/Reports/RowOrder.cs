namespace GenesysReporting.Reports;

/// <summary>Compares rows by the columns of the definition, and then by all keys, so that equal data has equal order.</summary>
internal sealed class RowOrder : IComparer<(ReportRow Row, object?[] Cells)>
{
    private readonly (int Column, int Direction)[] _order;

    public RowOrder(ReportDefinition definition, ReportColumns columns)
    {
        IEnumerable<(int Column, int Direction)> given = definition.Sort
            .Select(SortOrder.Parse)
            .Select(s => (columns.IndexOf(s.Column), s.IsDescending ? -1 : 1));
        IEnumerable<(int Column, int Direction)> keys = Enumerable.Range(0, columns.FirstValue)
            .Concat(Enumerable.Range(columns.FirstId, columns.IdKeys.Count))
            .Select(column => (column, 1));
        // The organisation and the bucket come first, even if the definition sorts by values.
        _order = [.. Enumerable.Range(0, columns.FirstKey).Select(column => (column, 1)), .. given.Where(o => o.Column >= 0), .. keys];
    }

    public int Compare((ReportRow Row, object?[] Cells) x, (ReportRow Row, object?[] Cells) y) => _order
        .Select(o => Compare(x.Cells[o.Column], y.Cells[o.Column], o.Direction))
        .FirstOrDefault(result => result != 0);

    /// <summary>Cells without data come last in both directions.</summary>
    private static int Compare(object? x, object? y, int direction) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        (string a, string b) => direction * CompareTexts(a, b),
        (IComparable a, _) => direction * a.CompareTo(y),
        _ => 0,
    };

    private static int CompareTexts(string x, string y) =>
        string.Compare(x, y, StringComparison.OrdinalIgnoreCase) is var result and not 0 ? result : string.CompareOrdinal(x, y);
}
