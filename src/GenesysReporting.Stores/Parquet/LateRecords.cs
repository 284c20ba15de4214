using GenesysReporting.Stores.Parquet.Files;

namespace GenesysReporting.Stores.Parquet;

/// <summary>Collects records of other days than the one that is written, and replaces them in the files of their days.</summary>
/// <param name="change">The change that the files belong to.</param>
/// <param name="folder">The store.</param>
/// <param name="data">The tables.</param>
/// <param name="info">The information of the store.</param>
internal sealed class LateRecords(FolderChange change, StoreFolder folder, StoreDataSet data, FolderInfo? info)
{
    /// <summary>The number of cells that are kept in memory before the files are written.</summary>
    private const long MaxCells = 500_000;

    private readonly SortedDictionary<DateOnly, Dictionary<(int Table, string Key), StoreRecord>> _days = [];
    private long _cells;

    /// <summary>The number of records by what became of them.</summary>
    public StoreChanges Changes { get; private set; }

    /// <summary>Adds a record.</summary>
    public async ValueTask AddAsync(StoreRecord record, CancellationToken cancellationToken)
    {
        (int Table, string Key) id = (HomeOf(record), record.Key!);
        // A second version of a record is compared with the first, so that one is written before.
        bool isAgain = _days.TryGetValue(record.Day, out Dictionary<(int Table, string Key), StoreRecord>? day) && day.ContainsKey(id);
        if (isAgain || _cells > MaxCells)
        {
            await ApplyAsync(cancellationToken).ConfigureAwait(false);
        }

        if (!_days.TryGetValue(record.Day, out day))
        {
            _days[record.Day] = day = [];
        }

        day[id] = record;
        _cells += record.Rows.Sum(rows => rows.Sum(row => (long)row.Length));
    }

    /// <summary>Writes the files of the days whose records changed.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        foreach ((DateOnly day, Dictionary<(int Table, string Key), StoreRecord> records) in _days)
        {
            await ApplyAsync(day, records, cancellationToken).ConfigureAwait(false);
        }

        _days.Clear();
        _cells = 0;
    }

    private async Task ApplyAsync(DateOnly day, Dictionary<(int Table, string Key), StoreRecord> records, CancellationToken cancellationToken)
    {
        Dictionary<(int Table, string Key), bool> known = await FindAsync(day, records, cancellationToken).ConfigureAwait(false);
        HashSet<string>[] drops = [.. data.Tables.Select(_ => new HashSet<string>())];
        List<object?[]>[] adds = [.. data.Tables.Select(_ => new List<object?[]>())];
        foreach (((int Table, string Key) id, StoreRecord record) in records)
        {
            bool isThere = known.TryGetValue(id, out bool isSame);
            Changes = (isThere, isSame) switch
            {
                (true, true) => Changes with { Unchanged = Changes.Unchanged + 1 },
                (true, false) => Changes with { Replaced = Changes.Replaced + 1 },
                _ => Changes with { Added = Changes.Added + 1 },
            };
            if (!isSame)
            {
                Replace(record, isThere, drops, adds);
            }
        }

        if (adds.Any(rows => rows.Count > 0))
        {
            await new DayRewrite(change, data, day, info).RunAsync(drops, adds, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Replace(StoreRecord record, bool isThere, HashSet<string>[] drops, List<object?[]>[] adds)
    {
        for (int t = 0; t < data.Tables.Count; t++)
        {
            StoreTable table = data.Tables[t];
            // A query does not delete what only jobs bring; and another table's record may have the same key.
            if ((table.IsOfJobs && isThere && !record.IsOfJob) || (table.HashColumn is not null && record.Rows[t].Count == 0))
            {
                continue;
            }

            drops[t].Add(record.Key!);
            adds[t].AddRange(record.Rows[t]);
        }
    }

    /// <summary>Returns the records that are there, and if their content is the same; a job brings attributes that a query did not.</summary>
    private async Task<Dictionary<(int Table, string Key), bool>> FindAsync(
        DateOnly day, Dictionary<(int Table, string Key), StoreRecord> records, CancellationToken cancellationToken)
    {
        var known = new Dictionary<(int Table, string Key), bool>();
        for (int t = 0; t < data.Tables.Count; t++)
        {
            StoreTable table = data.Tables[t];
            string path = change.PathOf(FolderPaths.Part(table, day));
            if (table.HashColumn is null || !File.Exists(path) || change.ManifestOf(data.Data, day) is null)
            {
                continue;
            }

            IReadOnlyList<FileColumn> columns = FolderTables.ColumnsOf(table, [table.RecordColumn!, table.HashColumn, .. table.SourceColumn is { } source ? [source] : Array.Empty<string>()]);
            await foreach (object?[] row in TableRows.ReadAsync(path, columns, cancellationToken).ConfigureAwait(false))
            {
                (int Table, string Key) id = (t, (string)row[0]!);
                if (records.TryGetValue(id, out StoreRecord? record))
                {
                    known[id] = (string?)row[1] == record.Hash && (!record.IsOfJob || (row.Length > 2 && (string?)row[2] == StoreTable.JobSource));
                }
            }
        }

        return known;
    }

    /// <summary>Returns the index of the table whose row has the hash of the record.</summary>
    private int HomeOf(StoreRecord record)
    {
        for (int t = 0; t < data.Tables.Count; t++)
        {
            if (data.Tables[t].HashColumn is not null && record.Rows[t].Count > 0)
            {
                return t;
            }
        }

        throw new ArgumentException($"The record {record.Key} of {folder.Location} has no row with its hash.", nameof(record));
    }
}
