using System.Buffers;
using System.Runtime.CompilerServices;

namespace GenesysReporting.Export.Lines;

/// <summary>
/// Writes CSV (RFC 4180), rows end in CR LF on every machine. Cells with a separator of any usual dialect are quoted, so that a reader
/// with another one does not split them.
/// </summary>
internal sealed class CsvDialect(char delimiter)
{
    private const byte Quote = (byte)'"';

    private readonly byte _delimiter = (byte)delimiter;
    private readonly SearchValues<char> _special = SearchValues.Create([delimiter, .. "\"\r\n,;\t|"]);

    /// <summary>The delimiter as a byte.</summary>
    public byte Delimiter => _delimiter;

    public static void EndRow(LineBuffer lines) => lines.Write("\r\n"u8);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Separate(LineBuffer lines) => lines.Write(_delimiter);

    /// <param name="text">The cell.</param>
    /// <param name="lines">The buffer to write to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(string text, LineBuffer lines)
    {
        if (!NeedsQuotes(text))
        {
            lines.Write(text.AsSpan());
            return;
        }

        lines.Write(Quote);
        ReadOnlySpan<char> left = text;
        for (int at; (at = left.IndexOf('"')) >= 0; left = left[(at + 1)..])
        {
            lines.Write(left[..at]);
            lines.Write("\"\""u8);
        }

        lines.Write(left);
        lines.Write(Quote);
    }

    // Some readers trim spaces at the ends of a cell without quotes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool NeedsQuotes(string text) =>
        text.Length > 0 && (text[0] == ' ' || text[^1] == ' ' || text.AsSpan().ContainsAny(_special));
}
