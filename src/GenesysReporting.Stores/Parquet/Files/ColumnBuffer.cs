using System.Buffers;
using System.Runtime.CompilerServices;
using Parquet;
using Parquet.Schema;

namespace GenesysReporting.Stores.Parquet.Files;

/// <summary>The cells of a column of one row group: the values without the empty cells, and a level for each row, 0 for an empty cell.</summary>
internal abstract class ColumnBuffer
{
    private readonly DataField _empty;
    private int[] _levels = [];

    /// <param name="field">The column as the file declares it.</param>
    protected ColumnBuffer(DataField field)
    {
        Field = field;
        _empty = Twin<ReadOnlyMemory<byte>>();
    }

    /// <summary>The column as the file declares it.</summary>
    public DataField Field { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; private set; }

    /// <summary>The approximate size in memory.</summary>
    public abstract long Bytes { get; }

    /// <summary>The number of cells that are not empty.</summary>
    protected int Count { get; set; }

    /// <summary>The levels of the rows.</summary>
    protected ReadOnlyMemory<int> Levels => _levels.AsMemory(0, Rows);

    /// <summary>Adds a cell.</summary>
    public void Add(object? cell)
    {
        AddLevel(cell is null ? 0 : 1);
        if (cell is not null)
        {
            AddValue(cell);
        }
    }

    /// <summary>Adds the cells of a row group of a file; empty ones if it does not have the column.</summary>
    /// <param name="group">The row group.</param>
    /// <param name="keep">True for the rows that are added; null to add all.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public abstract Task AppendAsync(ParquetRowGroupReader group, bool[]? keep, CancellationToken cancellationToken);

    /// <summary>Writes the cells as the next column of a row group.</summary>
    public Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken) => Count == 0
        // Otherwise the library would write 0 as the lowest and the highest value of no values.
        ? group.WriteAllPartsAsync<ReadOnlyMemory<byte>>(_empty, default, Levels, null, cancellationToken)
        : WriteValuesAsync(group, cancellationToken);

    /// <summary>Returns the cells.</summary>
    public IEnumerable<object?> Cells()
    {
        int next = 0;
        for (int row = 0; row < Rows; row++)
        {
            yield return _levels[row] == 0 ? null : CellAt(next++);
        }
    }

    /// <summary>Removes all cells, and keeps the memory.</summary>
    public virtual void Clear() => (Rows, Count) = (0, 0);

    /// <summary>Gives the memory back, after the last row group.</summary>
    public virtual void Release()
    {
        Clear();
        Return(ref _levels);
    }

    /// <summary>Adds a value, whose level has been added.</summary>
    protected abstract void AddValue(object cell);

    /// <summary>Returns a value as a cell.</summary>
    protected abstract object CellAt(int index);

    /// <summary>Writes at least one value.</summary>
    protected abstract Task WriteValuesAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken);

    /// <summary>Makes room in an array of which some elements are used. Arrays are lent, as each day needs the same ones.</summary>
    protected static void Grow<T>(ref T[] array, int used, int room = 1)
    {
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(1024, Math.Max(used * 2, used + room)));
        array.AsSpan(0, used).CopyTo(larger);
        Return(ref array);
        array = larger;
    }

    /// <summary>Gives an array back.</summary>
    protected static void Return<T>(ref T[] array)
    {
        if (array.Length > 0)
        {
            ArrayPool<T>.Shared.Return(array, clearArray: RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        }

        array = [];
    }

    /// <summary>Adds the level of a row.</summary>
    protected void AddLevel(int level)
    {
        if (Rows == _levels.Length)
        {
            Grow(ref _levels, Rows);
        }

        _levels[Rows++] = level;
    }

    /// <summary>
    /// Returns the same column with another type of its values in memory. The library writes the bounds of times in milliseconds into
    /// files of microseconds, by which engines would skip row groups; so times are written and read as numbers.
    /// </summary>
    protected DataField Twin<T>() => (DataField)new ParquetSchema(new DataField(Field.Name, typeof(T), isNullable: true)).Fields[0];
}
