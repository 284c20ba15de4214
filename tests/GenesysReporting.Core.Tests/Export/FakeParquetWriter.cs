using System.Globalization;
using System.Text;
using GenesysReporting.Export;
using GenesysReporting.Rows;

namespace GenesysReporting.Tests.Export;

/// <summary>Writes the types and texts of cells as lines instead of a Parquet file, piece by piece.</summary>
internal sealed class FakeParquetWriter : IParquetWriter
{
    public const char Separator = '|';

    public Task WriteAsync(IReadOnlyList<RowColumn> columns, IEnumerable<object?[]> rows, Stream output, CancellationToken cancellationToken)
    {
        Write(output, columns.Select(c => c.Name));
        foreach (object?[] row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(output, row.Select(Text));
        }

        return Task.CompletedTask;
    }

    private static string Text(object? cell) => cell switch
    {
        null => string.Empty,
        string text => text,
        DateTimeOffset time => $"Time {time:O}",
        _ => $"{cell.GetType().Name} {Convert.ToString(cell, CultureInfo.InvariantCulture)}",
    };

    private static void Write(Stream output, IEnumerable<string> cells) =>
        output.Write(Encoding.UTF8.GetBytes(string.Join(Separator, cells) + "\n"));
}
