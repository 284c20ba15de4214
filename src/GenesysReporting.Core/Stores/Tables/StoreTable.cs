namespace GenesysReporting.Stores;

/// <summary>A table of a store. Databases have the day of its rows as a further column, <see cref="DayColumn"/>; a folder has it in the path.</summary>
/// <param name="Name">The name, in lower case with underscores.</param>
/// <param name="Description">What one row is.</param>
/// <param name="Columns">The columns, in order.</param>
internal sealed record StoreTable(string Name, string Description, IReadOnlyList<StoreColumn> Columns)
{
    /// <summary>The column of the UTC day that a row belongs to.</summary>
    public const string DayColumn = "day";

    /// <summary>
    /// The column that identifies the record of which the rows are parts: rows of one record are replaced together. Null for tables
    /// whose rows are replaced by the day, or all at once.
    /// </summary>
    public string? RecordColumn { get; init; }

    /// <summary>The source of records that came from a job.</summary>
    public const string JobSource = "Job";

    /// <summary>The column of the way in which a record was fetched; null where there is only one.</summary>
    public string? SourceColumn { get; init; }

    /// <summary>The column of the hash of a record; null where rows are parts of a record of another table.</summary>
    public string? HashColumn { get; init; }

    /// <summary>The column whose value is missing while a record is open; null where records are never open.</summary>
    public string? EndColumn { get; init; }

    /// <summary>True if its rows belong to UTC days; false for the names of the organisation, which are a single list.</summary>
    public bool IsByDay { get; init; } = true;

    /// <summary>True if only jobs have its rows, so that a record that came by query keeps those that it had.</summary>
    public bool IsOfJobs { get; init; }

    /// <summary>True if each row is a record; false if rows are parts of records of another table.</summary>
    public bool IsOfRecords => HashColumn is not null || RecordColumn is null;

    /// <summary>Returns the index of a column.</summary>
    public int IndexOf(string column)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name == column)
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(column), column, null);
    }
}
