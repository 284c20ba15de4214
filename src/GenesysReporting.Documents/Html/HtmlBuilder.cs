using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using GenesysReporting.Documents.Values;

namespace GenesysReporting.Documents.Html;

/// <summary>
/// Builds HTML from interpolated strings: what is written in the source is markup, and every value that is put into it is
/// escaped. There is no method that takes a plain string as markup.
/// </summary>
internal sealed class HtmlBuilder
{
    private readonly StringBuilder _html = new();

    /// <summary>Adds markup with escaped values. The handler has done so when this method is called.</summary>
    public HtmlBuilder Add([InterpolatedStringHandlerArgument("")] ref Handler markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Adds text, escaped.</summary>
    public void Text(string text)
    {
        string clean = CleanText.Of(text);
        int start = 0;
        for (int i = 0; i < clean.Length; i++)
        {
            if (Entity(clean[i]) is { } entity)
            {
                _html.Append(clean, start, i - start).Append(entity);
                start = i + 1;
            }
        }

        _html.Append(clean, start, clean.Length - start);
    }

    /// <summary>Writes the HTML as UTF-8 without a byte order mark.</summary>
    public async Task WriteAsync(Stream output, CancellationToken cancellationToken)
    {
        var writer = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            foreach (ReadOnlyMemory<char> chunk in _html.GetChunks())
            {
                await writer.WriteAsync(chunk, cancellationToken).ConfigureAwait(false);
            }

            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();

    private static string? Entity(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => null,
    };

    /// <summary>Appends the parts of an interpolated string.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Handler
    {
        private readonly HtmlBuilder _builder;

        public Handler(int literalLength, int formattedCount, HtmlBuilder builder)
        {
            _ = literalLength + formattedCount;
            _builder = builder;
        }

        public void AppendLiteral(string markup) => _builder._html.Append(markup);

        public void AppendFormatted(string? text) => _builder.Text(text ?? string.Empty);

        public void AppendFormatted(Markup markup) => _builder._html.Append(markup.Text);

        public void AppendFormatted(int number) => _builder._html.Append(CultureInfo.InvariantCulture, $"{number}");

        public void AppendFormatted(double number) => _builder._html.Append(CultureInfo.InvariantCulture, $"{number:0.##}");
    }
}
