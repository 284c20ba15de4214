using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace GenesysReporting.Stores.Parquet.Files;

/// <summary>Writes rows to a Parquet file, in row groups of bounded size, so that memory does not grow with the file.</summary>
internal sealed class TableFile
{
    private const int MaxRows = 50_000;
    private const long MaxBytes = 1L << 20;

    /// <summary>Of the memory of a row group, which is measured only now and then.</summary>
    private const int RowsBetweenMeasures = 256;

    private readonly ParquetWriter _writer;
    private readonly ColumnBuffer[] _columns;
    private int _rows;
    private int _measuredAt;

    private TableFile(ParquetWriter writer, ColumnBuffer[] columns) => (_writer, _columns) = (writer, columns);

    /// <summary>The number of rows that were added.</summary>
    public long Rows { get; private set; }

    /// <summary>The approximate size of the rows in memory.</summary>
    public long Bytes { get; private set; }

    /// <summary>True if the rows in memory should be written with <see cref="FlushAsync"/>.</summary>
    public bool IsFull => _rows >= MaxRows || Bytes >= MaxBytes;

    /// <summary>Begins a file.</summary>
    /// <param name="output">Receives the file; it stays open.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="cancellationToken">Cancels the beginning.</param>
    public static async Task<TableFile> CreateAsync(Stream output, IReadOnlyList<FileColumn> columns, CancellationToken cancellationToken)
    {
        ColumnBuffer[] buffers = [.. columns.Select(c => c.CreateBuffer())];
        var options = new ParquetOptions
        {
            // A third smaller than Snappy, or less, in the same time.
            CompressionMethod = CompressionMethod.Zstd,
            CompressionLevel = CompressionLevel.Fastest,
            // Columns of ids without repetition are recognised by their first values.
            DictionaryEncodingThreshold = 0.6,
            DictionaryEncodingSampleSize = 2_000,
            // By default the library keeps 80 MB for later.
            MaximumSmallPoolFreeBytes = 1 << 20,
            MaximumLargePoolFreeBytes = 2 << 20,
        };
        foreach (TextBuffer text in buffers.OfType<TextBuffer>())
        {
            options.ColumnEncodingHints[text.Field.Path.ToString()] = EncodingHint.Dictionary;
        }

        var schema = new ParquetSchema(buffers.Select(b => (Field)b.Field));
        return new TableFile(await ParquetWriter.CreateAsync(schema, output, options, append: false, cancellationToken).ConfigureAwait(false), buffers);
    }

    /// <summary>Adds a row to those in memory. Columns beyond its cells are empty.</summary>
    public void Add(object?[] row)
    {
        for (int i = 0; i < _columns.Length; i++)
        {
            _columns[i].Add(i < row.Length ? row[i] : null);
        }

        Count(1);
    }

    /// <summary>Adds rows of a row group of another file, column by column; columns that it lacks are empty.</summary>
    /// <param name="reader">The other file.</param>
    /// <param name="group">The row group.</param>
    /// <param name="keep">True for the rows that are added.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task AppendAsync(TableReader reader, ParquetRowGroupReader group, bool[] keep, CancellationToken cancellationToken)
    {
        foreach (ColumnBuffer column in _columns)
        {
            await reader.AppendAsync(column, group, keep, cancellationToken).ConfigureAwait(false);
        }

        Count(_columns[0].Rows - _rows);
        if (IsFull)
        {
            await FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes the rows in memory as a row group.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_rows == 0)
        {
            return;
        }

        using (ParquetRowGroupWriter group = _writer.CreateRowGroup())
        {
            foreach (ColumnBuffer column in _columns)
            {
                await column.WriteAsync(group, cancellationToken).ConfigureAwait(false);
                column.Clear();
            }

            group.CompleteValidate();
        }

        (_rows, Bytes, _measuredAt) = (0, 0, 0);
    }

    /// <summary>Writes the rest and the end of the file. Without it the file cannot be read.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        Array.ForEach(_columns, column => column.Release());
        await _writer.DisposeAsync().ConfigureAwait(false);
    }

    private void Count(int rows)
    {
        _rows += rows;
        Rows += rows;
        if (_rows - _measuredAt >= RowsBetweenMeasures)
        {
            _measuredAt = _rows;
            Bytes = _columns.Sum(c => c.Bytes);
        }
    }
}
