using System.Globalization;
using System.Text;

namespace YesterdaysConversations;

/// <summary>A CSV file as RFC 4180 has it, every cell quoted, UTF-8 with a byte order mark for Excel.</summary>
internal sealed class CsvFile : IAsyncDisposable
{
    private readonly StreamWriter _writer;

    public CsvFile(string path, IReadOnlyList<string> names)
    {
        _writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        _writer.WriteLine(Line(names));
    }

    public Task WriteAsync(IReadOnlyList<object?> cells) => _writer.WriteLineAsync(Line(cells));

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static string Line(IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell));

    private static string Cell(object? value) => value is null
        ? string.Empty
        : $"\"{Convert.ToString(value, CultureInfo.InvariantCulture)!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
