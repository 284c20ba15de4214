using GenesysReporting.Names;

namespace GenesysReporting.Rows;

/// <summary>Collects columns with the functions that read their cells. Names are unique, whatever their case.</summary>
internal sealed class ColumnList<T>(RowOptions options)
{
    private readonly List<RowColumn> _columns = [];
    private readonly List<Func<T, object?>?> _cells = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _reserved = new([ColumnNames.Organization], StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<RowColumn> Columns => _columns;

    /// <summary>The function that reads the cells of each column; null for columns of names, which are filled in later.</summary>
    public IReadOnlyList<Func<T, object?>?> Cells => _cells;

    public RowOptions Options => options;

    /// <summary>True if no column has or reserves the name.</summary>
    public bool IsFree(string name) => !_names.Contains(name) && !_reserved.Contains(name);

    /// <summary>Reserves names for columns that are added after those whose names depend on the query.</summary>
    public ColumnList<T> Reserve(IEnumerable<string> names)
    {
        _reserved.UnionWith(names);
        return this;
    }

    /// <summary>Adds a column of the platform's own words or addresses.</summary>
    public ColumnList<T> Add(string name, Func<T, string?> read) => Add(new RowColumn(name), read);

    /// <summary>Adds a column of whole numbers.</summary>
    public ColumnList<T> Add(string name, Func<T, long?> read) => Cell(name, CellKind.Whole, row => read(row));

    /// <summary>Adds a column of fractions.</summary>
    public ColumnList<T> Add(string name, Func<T, double?> read) => Cell(name, CellKind.Fraction, row => read(row));

    /// <summary>Adds a column of booleans.</summary>
    public ColumnList<T> Add(string name, Func<T, bool?> read) => Cell(name, CellKind.Boolean, row => read(row));

    /// <summary>Adds a column whose cells are of a kind.</summary>
    public ColumnList<T> Cell(string name, CellKind kind, Func<T, object?> read) => Add(new RowColumn(name) { Kind = kind }, read);

    /// <summary>Adds a column of text that people wrote.</summary>
    public ColumnList<T> Text(string name, Func<T, string?> read) => Add(new RowColumn(name) { IsFreeText = true }, read);

    public ColumnList<T> Time(string name, Func<T, DateTimeOffset?> read) =>
        Cell(name, CellKind.Time, row => CellText.Time(read(row), options));

    /// <summary>Adds a column of milliseconds, shown in the requested unit, which becomes part of the name.</summary>
    public ColumnList<T> Duration(string name, Func<T, long?> read) =>
        Cell(name + options.DurationUnit, CellKind.Whole, row => CellText.Duration(read(row), options.DurationUnit));

    /// <summary>Adds a column of ids, and next to it a column of their names if these are requested.</summary>
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
