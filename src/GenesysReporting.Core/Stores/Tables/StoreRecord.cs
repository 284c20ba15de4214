namespace GenesysReporting.Stores;

/// <summary>A record of the platform as the rows of a store: a conversation, a span of a user, or a row of figures.</summary>
/// <param name="Day">The UTC day that it belongs to: of its start.</param>
/// <param name="Key">The value of <see cref="StoreTable.RecordColumn"/>; null for rows that are replaced by the day.</param>
/// <param name="Hash">
/// A hash of its content without attributes, 16 hexadecimal digits, by which a change is recognised; empty for rows that are replaced by the day.
/// </param>
/// <param name="Rows">Its rows, by the index of their table in the data set; each cell is as <see cref="StoreColumn.Kind"/> says, or null.</param>
internal sealed record StoreRecord(DateOnly Day, string? Key, string Hash, IReadOnlyList<object?[]>[] Rows)
{
    /// <summary>True if it has no end.</summary>
    public bool IsOpen { get; init; }

    /// <summary>True if it came from a job, which alone has attributes.</summary>
    public bool IsOfJob { get; init; }
}

/// <summary>A record as a store knows it.</summary>
/// <param name="Day">The UTC day that it belongs to.</param>
/// <param name="Key">The record's key.</param>
/// <param name="Hash">The hash of its content.</param>
/// <param name="IsOpen">True if it had no end when it was fetched.</param>
internal readonly record struct StoredRecord(DateOnly Day, string Key, string Hash, bool IsOpen);
