using GenesysReporting.Names;

namespace GenesysReporting.Rows;

/// <summary>Collects columns with what reads their cells. No two have the same name in any case.</summary>
internal sealed class ColumnList<T>(RowOptions options)
{
    private readonly List<RowColumn> _columns = [];
    private readonly List<Func<T, object?>?> _cells = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _reserved = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<RowColumn> Columns => _columns;

    /// <summary>What reads the cells of each column; null for those of names, which are filled in later.</summary>
    public IReadOnlyList<Func<T, object?>?> Cells => _cells;

    public RowOptions Options => options;

    /// <summary>Whether a name is still to be had.</summary>
    public bool IsFree(string name) => !_names.Contains(name) && !_reserved.Contains(name);

    /// <summary>Keeps names for columns that follow those whose names the question decides.</summary>
    public ColumnList<T> Reserve(IEnumerable<string> names)
    {
        _reserved.UnionWith(names);
        return this;
    }

    /// <summary>The platform's own words, addresses, numbers.</summary>
    public ColumnList<T> Add(string name, Func<T, object?> read) => Add(new RowColumn(name), read);

    /// <summary>What people wrote.</summary>
    public ColumnList<T> Text(string name, Func<T, string?> read) => Add(new RowColumn(name) { IsFreeText = true }, read);

    public ColumnList<T> Time(string name, Func<T, DateTimeOffset?> read) =>
        Add(name, row => Rows.Cells.Time(read(row), options));

    /// <summary>Milliseconds, written in the unit that is asked for, which joins the name.</summary>
    public ColumnList<T> Duration(string name, Func<T, long?> read) =>
        Add(name + options.DurationUnit, row => Rows.Cells.Duration(read(row), options.DurationUnit));

    /// <summary>Ids, and beside them their names where these are asked for.</summary>
    public ColumnList<T> Id(string name, string nameColumn, LookupKind kind, Func<T, string?> read)
    {
        Add(new RowColumn(name) { Lookup = kind }, read);
        return options.WithNames
            ? Add(new RowColumn(nameColumn) { IsFreeText = true, NamesOf = _columns.Count - 1 }, null)
            : this;
    }

    private ColumnList<T> Add(RowColumn column, Func<T, object?>? read)
    {
        if (!_names.Add(column.Name))
        {
            throw new InvalidOperationException($"There are two columns '{column.Name}'.");
        }

        _columns.Add(column);
        _cells.Add(read);
        return this;
    }
}
