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

    /// <summary>What a row is, in one word such as ConversationRow.</summary>
    public string Kind { get; }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<RowColumn> Columns { get; }

    /// <summary>The headings, in order.</summary>
    public IReadOnlyList<string> Names { get; }
}

/// <summary>The columns of one kind of record, and the rows that it comes to.</summary>
/// <typeparam name="TRecord">What rows are made of.</typeparam>
public abstract class RowSchema<TRecord> : RowSchema
{
    private protected RowSchema(string kind, IReadOnlyList<RowColumn> columns)
        : base(kind, columns)
    {
    }

    /// <summary>
    /// The rows of a record: the cells in the order of the columns, each text, a whole number, a boolean, or null for an
    /// empty cell. Safe for use from several threads.
    /// </summary>
    public abstract IEnumerable<object?[]> Read(TRecord record);
}
