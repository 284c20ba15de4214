namespace GenesysReporting.Pipeline;

/// <summary>
/// Rows that wait for their names. The first batch is small, so that whoever wants a few rows has them soon and few records
/// are read for them; later ones are larger, as their names are asked for together.
/// </summary>
internal sealed class RowBatch
{
    private const int First = 25;
    private const int Most = 500;
    private const int Growth = 4;

    private List<object?[]> _rows = [];
    private int _enough = First;

    /// <summary>Takes a row; true when it is time to name those that wait.</summary>
    public bool Add(object?[] row)
    {
        _rows.Add(row);
        return _rows.Count >= _enough;
    }

    /// <summary>The rows that wait; none do from then on.</summary>
    public IReadOnlyList<object?[]> Take()
    {
        List<object?[]> taken = _rows;
        _rows = [];
        _enough = Math.Min(Most, _enough * Growth);
        return taken;
    }
}
