using System.Buffers;
using System.Runtime.CompilerServices;
using Parquet;
using Parquet.Schema;

namespace GenesysReporting.Stores.Parquet.Files;

/// <summary>A buffer of cells that the library reads and writes as values of one type.</summary>
/// <typeparam name="T">The type of the values for the library.</typeparam>
internal abstract class TypedBuffer<T> : ColumnBuffer
    where T : struct
{
    private readonly DataField _twin;

    /// <param name="field">The column as the file declares it.</param>
    protected TypedBuffer(DataField field)
        : base(field) =>
        _twin = Twin<T>();

    /// <inheritdoc/>
    public override async Task AppendAsync(ParquetRowGroupReader group, bool[]? keep, CancellationToken cancellationToken)
    {
        int rows = (int)group.RowCount;
        int[] levels = ArrayPool<int>.Shared.Rent(rows);
        T[] values = ArrayPool<T>.Shared.Rent(rows);
        try
        {
            if (group.ColumnExists(_twin))
            {
                await group.ReadRawAsync(_twin, values.AsMemory(), levels.AsMemory(), null, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                levels.AsSpan(0, rows).Clear();
            }

            Append(levels.AsSpan(0, rows), values, keep);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(levels);
            ArrayPool<T>.Shared.Return(values, clearArray: RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        }
    }

    /// <summary>Adds a value, whose level has been added.</summary>
    protected abstract void Add(T value);

    /// <summary>Writes the values, of which there is at least one.</summary>
    protected Task WriteAsync(ParquetRowGroupWriter group, ReadOnlyMemory<T> values, CancellationToken cancellationToken) =>
        group.WriteAllPartsAsync(_twin, values, Levels, null, cancellationToken);

    private void Append(ReadOnlySpan<int> levels, T[] values, bool[]? keep)
    {
        int next = 0;
        for (int row = 0; row < levels.Length; row++)
        {
            bool isKept = keep is null || keep[row];
            if (isKept)
            {
                AddLevel(levels[row]);
            }

            if (levels[row] == 0)
            {
                continue;
            }

            if (isKept)
            {
                Add(values[next]);
            }

            next++;
        }
    }
}
