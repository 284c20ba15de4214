namespace GenesysReporting.Rows;

/// <summary>
/// A set of columns that is known before the first record: every row has all of them, so Export-Csv, which takes its
/// columns from the first row, loses none.
/// </summary>
public abstract class RowSchema
{
    private protected RowSchema(string kind, IReadOnlyList<RowColumn> columns)
    {
        Kind = kind;
        Columns = columns;
        Names = [.. columns.Select(c => c.Name)];
    }

    /// <summary>The headings that a small table shows, if they depend on the query; empty if the kind of row decides.</summary>
    public IReadOnlyList<string> Shown { get; internal init; } = [];

    /// <summary>The kind of row in one word, such as ConversationRow.</summary>
    public string Kind { get; }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<RowColumn> Columns { get; }

    /// <summary>The headings, in order.</summary>
    public IReadOnlyList<string> Names { get; }
}

/// <summary>The columns of one kind of record, and its rows.</summary>
/// <typeparam name="TRecord">The kind of record.</typeparam>
public abstract class RowSchema<TRecord> : RowSchema
{
    private protected RowSchema(string kind, IReadOnlyList<RowColumn> columns)
        : base(kind, columns)
    {
    }

    /// <summary>
    /// Returns the rows of a record: the cells in the order of the columns, each text, a whole number (long or int), a
    /// fraction (double), a time (DateTimeOffset; DateTime for spreadsheets), a boolean, or null if empty. Safe for use from several threads.
    /// </summary>
    public abstract IEnumerable<object?[]> Read(TRecord record);

    /// <summary>Returns the metrics of a record that have no column, after its rows were read, each once.</summary>
    internal virtual IReadOnlyList<string> LeftOut(TRecord record) => [];
}
