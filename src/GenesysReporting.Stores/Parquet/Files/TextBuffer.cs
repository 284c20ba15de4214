using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using GenesysReporting.Rows;
using Parquet;
using Parquet.Schema;

namespace GenesysReporting.Stores.Parquet.Files;

/// <summary>
/// The cells of a column of text. Their characters are copied: texts that live as long as a row group would be moved by every garbage
/// collection of their time.
/// </summary>
internal sealed class TextBuffer : TypedBuffer<ReadOnlyMemory<char>>
{
    /// <summary>The longest text that may become a bound of the column.</summary>
    private const int MaxBound = 200;

    private readonly DataField _utf8;
    private char[] _chars = [];
    private int _used;
    private (int Start, int Length)[] _values = [];
    private string? _last;
    private bool _hasNoBounds;

    /// <param name="name">The name of the column.</param>
    public TextBuffer(string name)
        : base(new DataField(name, typeof(string), isNullable: true)) =>
        _utf8 = Twin<ReadOnlyMemory<byte>>();

    /// <inheritdoc/>
    public override long Bytes => ((long)Count * Unsafe.SizeOf<(int, int)>()) + ((long)Rows * sizeof(int)) + ((long)_used * sizeof(char));

    /// <inheritdoc/>
    public override void Clear()
    {
        base.Clear();
        (_used, _last, _hasNoBounds) = (0, null, false);
    }

    /// <inheritdoc/>
    public override void Release()
    {
        base.Release();
        Return(ref _chars);
        Return(ref _values);
    }

    /// <inheritdoc/>
    protected override void AddValue(object cell)
    {
        // Rows of one conversation share its texts.
        if (ReferenceEquals(cell, _last) && Count > 0)
        {
            AddSlice(_values[Count - 1]);
            return;
        }

        _last = cell as string;
        Add((_last ?? CellText.Text(cell)).AsMemory());
    }

    /// <inheritdoc/>
    protected override void Add(ReadOnlyMemory<char> value)
    {
        if (_chars.Length - _used < value.Length)
        {
            Grow(ref _chars, _used, value.Length);
        }

        value.Span.CopyTo(_chars.AsSpan(_used));
        AddSlice((_used, value.Length));
        _used += value.Length;
        // The library orders bounds by UTF-16, which is not the order of UTF-8 if there are surrogates; and it writes them whole.
        _hasNoBounds = _hasNoBounds || value.Length > MaxBound || value.Span.ContainsAnyInRange('\uD800', '\uDFFF');
    }

    /// <inheritdoc/>
    protected override object CellAt(int index) => new string(_chars, _values[index].Start, _values[index].Length);

    /// <inheritdoc/>
    protected override Task WriteValuesAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken) => _hasNoBounds
        ? WriteAsync<byte>(Utf8Of, (values, stop) => group.WriteAllPartsAsync(_utf8, values, Levels, null, stop), cancellationToken)
        : WriteAsync<char>(slice => _chars.AsMemory(slice.Start, slice.Length), (values, stop) => WriteAsync(group, values, stop), cancellationToken);

    private async Task WriteAsync<T>(
        Func<(int Start, int Length), ReadOnlyMemory<T>> toValue, Func<ReadOnlyMemory<ReadOnlyMemory<T>>, CancellationToken, Task> write,
        CancellationToken cancellationToken)
    {
        ReadOnlyMemory<T>[] values = ArrayPool<ReadOnlyMemory<T>>.Shared.Rent(Count);
        try
        {
            for (int i = 0; i < Count; i++)
            {
                values[i] = toValue(_values[i]);
            }

            await write(values.AsMemory(0, Count), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<ReadOnlyMemory<T>>.Shared.Return(values, clearArray: true);
        }
    }

    private ReadOnlyMemory<byte> Utf8Of((int Start, int Length) slice) => Encoding.UTF8.GetBytes(_chars, slice.Start, slice.Length);

    private void AddSlice((int Start, int Length) slice)
    {
        if (Count == _values.Length)
        {
            Grow(ref _values, Count);
        }

        _values[Count++] = slice;
    }
}
