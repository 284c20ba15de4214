namespace GenesysReporting.Rows;

/// <summary>
/// Rows that wait for their names. The first batch is small, so that a user who wants a few rows gets them soon and few
/// records are read for them; later ones are larger, as their names are requested together.
/// </summary>
internal sealed class RowBatch
{
    private const int FirstSize = 25;
    private const int MaxSize = 500;
    private const int Growth = 4;

    private List<object?[]> _rows = [];
    private int _size = FirstSize;

    /// <summary>Adds a row; returns true when the batch is full.</summary>
    public bool Add(object?[] row)
    {
        _rows.Add(row);
        return _rows.Count >= _size;
    }

    /// <summary>Returns the rows and starts the next batch.</summary>
    public IReadOnlyList<object?[]> Take()
    {
        List<object?[]> taken = _rows;
        _rows = [];
        _size = Math.Min(MaxSize, _size * Growth);
        return taken;
    }
}
