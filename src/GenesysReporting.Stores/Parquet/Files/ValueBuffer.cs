using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using Parquet;
using Parquet.Schema;

namespace GenesysReporting.Stores.Parquet.Files;

/// <summary>Creates the buffers of columns by the kind of their cells.</summary>
internal static class ValueBuffer
{
    private const long TicksPerMicrosecond = 10;

    public static ColumnBuffer OfTimes(string name) => new ValueBuffer<long>(
        new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: true),
        cell => (((DateTimeOffset)cell).UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TicksPerMicrosecond,
        value => DateTimeOffset.UnixEpoch.AddTicks(value * TicksPerMicrosecond));

    public static ColumnBuffer OfWholes(string name) => new ValueBuffer<long>(
        new DataField(name, typeof(long), isNullable: true), cell => Convert.ToInt64(cell, CultureInfo.InvariantCulture), value => value);

    public static ColumnBuffer OfFractions(string name) => new ValueBuffer<double>(
        new DataField(name, typeof(double), isNullable: true), cell => Convert.ToDouble(cell, CultureInfo.InvariantCulture), value => value);

    public static ColumnBuffer OfBooleans(string name) => new ValueBuffer<bool>(
        new DataField(name, typeof(bool), isNullable: true), cell => (bool)cell, value => value);
}

/// <summary>The cells of a column whose values have a fixed size.</summary>
/// <typeparam name="T">The type of the values in memory and in the file.</typeparam>
internal class ValueBuffer<T> : ColumnBuffer
    where T : struct
{
    private readonly Func<object, T> _toValue;
    private readonly Func<T, object> _toCell;
    private readonly DataField _twin;
    private T[] _values = [];

    /// <param name="field">The column as the file declares it.</param>
    /// <param name="toValue">Returns the value of a cell.</param>
    /// <param name="toCell">Returns the cell of a value.</param>
    public ValueBuffer(DataField field, Func<object, T> toValue, Func<T, object> toCell)
        : base(field)
    {
        (_toValue, _toCell) = (toValue, toCell);
        _twin = Twin<T>();
    }

    /// <inheritdoc/>
    public override long Bytes => ((long)Count * Unsafe.SizeOf<T>()) + ((long)Rows * sizeof(int));

    /// <summary>The values.</summary>
    protected ReadOnlyMemory<T> Values => _values.AsMemory(0, Count);

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

    /// <inheritdoc/>
    public override void Clear()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            _values.AsSpan(0, Count).Clear();
        }

        base.Clear();
    }

    /// <inheritdoc/>
    public override void Release()
    {
        base.Release();
        Return(ref _values);
    }

    /// <inheritdoc/>
    protected override void AddValue(object cell) => Add(_toValue(cell));

    /// <inheritdoc/>
    protected override object CellAt(int index) => _toCell(_values[index]);

    /// <inheritdoc/>
    protected override Task WriteValuesAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken) =>
        group.WriteAllPartsAsync(_twin, Values, Levels, null, cancellationToken);

    /// <summary>Adds a value, whose level has been added.</summary>
    protected virtual void Add(T value)
    {
        if (Count == _values.Length)
        {
            Grow(ref _values, Count);
        }

        _values[Count++] = value;
    }

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
