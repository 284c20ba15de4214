using System.Globalization;
using GenesysReporting.Export.Lines;
using GenesysReporting.Rows;

namespace GenesysReporting.Export;

/// <summary>
/// Makes the Parquet file of an export, which cannot be written piece by piece: the unfinished file has rows of CSV, and becomes Parquet in
/// one pass when it is complete.
/// </summary>
/// <param name="disk">The files.</param>
/// <param name="paths">Their paths.</param>
/// <param name="format">The format of the unfinished file.</param>
/// <param name="writer">Writes Parquet files.</param>
internal sealed class ParquetConversion(IExportDisk disk, ExportPaths paths, LineFormat format, IParquetWriter writer)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffzzz";

    /// <summary>Writes the Parquet file next to the final one, and returns its length and checksum. If it fails, nothing of it is left.</summary>
    /// <param name="rows">The unfinished file, which stays as it is.</param>
    /// <param name="length">The length of its content.</param>
    /// <param name="cancellationToken">Cancels the conversion.</param>
    public async Task<(long Length, uint Checksum)> RunAsync(Stream rows, long length, CancellationToken cancellationToken)
    {
        try
        {
            using Stream output = disk.OpenAlone(paths.Converted);
            output.SetLength(0);
            await writer.WriteAsync(format.Columns, Read(new SubStream(rows, format.Header.Length, length)), output, cancellationToken).ConfigureAwait(false);
            disk.Sync(output);
            rows.Seek(length, SeekOrigin.Begin);
            return (output.Length, ChecksumStream.Of(output, output.Length));
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or FormatException or OverflowException)
        {
            disk.Delete(paths.Converted);
            throw;
        }
    }

    private IEnumerable<object?[]> Read(Stream csv)
    {
        CellKind[] kinds = [.. format.Columns.Select(c => c.Kind)];
        var reader = new CsvCellReader(csv, CsvFormat.ParquetDelimiter, kinds.Length);
        var row = new object?[kinds.Length];
        while (reader.Next() is { } cells)
        {
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = cells[i].Length == 0 ? null : Cell(cells[i], kinds[i]);
            }

            yield return row;
        }
    }

    private static object Cell(string text, CellKind kind) => kind switch
    {
        CellKind.Time => DateTimeOffset.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture),
        CellKind.Whole => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        CellKind.Fraction => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        CellKind.Boolean => bool.Parse(text),
        _ => text,
    };
}
