namespace GenesysReporting.Stores;

/// <summary>Fetches the records of one kind of data, day by day.</summary>
internal interface IDayReader
{
    /// <summary>The tables that it fills.</summary>
    StoreDataSet DataSet { get; }

    /// <summary>
    /// Reads the records that belong to a day, and changes of earlier ones, page by page. A page can be enumerated once, before
    /// the next. The outcome is set when the reading ends.
    /// </summary>
    IAsyncEnumerable<IEnumerable<StoreRecord>> ReadAsync(SyncDay day, DayOutcome outcome, CancellationToken cancellationToken);
}
