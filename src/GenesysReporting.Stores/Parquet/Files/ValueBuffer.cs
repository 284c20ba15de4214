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
internal sealed class ValueBuffer<T> : TypedBuffer<T>
    where T : unmanaged
{
    private readonly Func<object, T> _toValue;
    private readonly Func<T, object> _toCell;
    private T[] _values = [];

    /// <param name="field">The column as the file declares it.</param>
    /// <param name="toValue">Returns the value of a cell.</param>
    /// <param name="toCell">Returns the cell of a value.</param>
    public ValueBuffer(DataField field, Func<object, T> toValue, Func<T, object> toCell)
        : base(field) =>
        (_toValue, _toCell) = (toValue, toCell);

    /// <inheritdoc/>
    public override long Bytes => ((long)Count * Unsafe.SizeOf<T>()) + ((long)Rows * sizeof(int));

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
        WriteAsync(group, _values.AsMemory(0, Count), cancellationToken);

    /// <inheritdoc/>
    protected override void Add(T value)
    {
        if (Count == _values.Length)
        {
            Grow(ref _values, Count);
        }

        _values[Count++] = value;
    }
}
