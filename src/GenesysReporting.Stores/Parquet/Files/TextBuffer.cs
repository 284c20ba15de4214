using System.Text;
using GenesysReporting.Rows;
using Parquet;
using Parquet.Schema;

namespace GenesysReporting.Stores.Parquet.Files;

/// <summary>The cells of a column of text.</summary>
internal sealed class TextBuffer : ValueBuffer<ReadOnlyMemory<char>>
{
    /// <summary>The longest text that may become a bound of the column.</summary>
    private const int MaxBound = 200;

    private readonly DataField _utf8;
    private string? _last;
    private long _chars;
    private bool _hasNoBounds;

    /// <param name="name">The name of the column.</param>
    public TextBuffer(string name)
        : base(new DataField(name, typeof(string), isNullable: true), cell => AsText(cell).AsMemory(), value => value.ToString()) =>
        _utf8 = Twin<ReadOnlyMemory<byte>>();

    /// <inheritdoc/>
    public override long Bytes => base.Bytes + (_chars * sizeof(char));

    /// <inheritdoc/>
    public override void Clear()
    {
        base.Clear();
        (_last, _chars, _hasNoBounds) = (null, 0, false);
    }

    /// <inheritdoc/>
    protected override void AddValue(object cell)
    {
        base.AddValue(cell);
        // Rows of one conversation share its texts.
        _chars -= ReferenceEquals(cell, _last) ? _last!.Length : 0;
        _last = cell as string;
    }

    /// <inheritdoc/>
    protected override void Add(ReadOnlyMemory<char> value)
    {
        base.Add(value);
        _chars += value.Length;
        // The library orders bounds by UTF-16, which is not the order of UTF-8 if there are surrogates; and it writes them whole.
        _hasNoBounds = _hasNoBounds || value.Length > MaxBound || value.Span.ContainsAnyInRange('\uD800', '\uDFFF');
    }

    /// <inheritdoc/>
    protected override Task WriteValuesAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken) => _hasNoBounds
        ? group.WriteAllPartsAsync<ReadOnlyMemory<byte>>(_utf8, Utf8(), Levels, null, cancellationToken)
        : base.WriteValuesAsync(group, cancellationToken);

    private static string AsText(object cell) => cell as string ?? CellText.Text(cell);

    private ReadOnlyMemory<byte>[] Utf8()
    {
        var texts = new ReadOnlyMemory<byte>[Count];
        for (int i = 0; i < texts.Length; i++)
        {
            ReadOnlySpan<char> text = Values.Span[i].Span;
            byte[] bytes = new byte[Encoding.UTF8.GetByteCount(text)];
            Encoding.UTF8.GetBytes(text, bytes);
            texts[i] = bytes;
        }

        return texts;
    }
}
