using System.Security.Cryptography;
using System.Text;
using GenesysReporting.Documents.Charts;
using GenesysReporting.Documents.Html;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Pages;

/// <summary>The style sheet and the script of a page, and the policy that allows these two and nothing else.</summary>
internal sealed class PageAssets
{
    // The text that is not wrapped, in characters.
    private const int WidestText = 26;

    private static readonly string BaseStyle = Read("page.css");
    private static readonly string BaseScript = Read("page.js");

    public PageAssets(ReportResult report)
    {
        Style = new Markup($":root{{color-scheme:light dark;{Palette.Light.ToCss()}}}\n"
            + $"@media (prefers-color-scheme:dark){{:root{{{Palette.Dark.ToCss()}}}}}\n"
            + $"@media print{{:root{{color-scheme:light;{Palette.Light.ToCss()}}}}}\n"
            + BaseStyle + SeriesRules() + ColumnRules(report));
    }

    /// <summary>The style sheet.</summary>
    public Markup Style { get; }

    /// <summary>The script.</summary>
    public Markup Script { get; } = new(BaseScript);

    /// <summary>The Content-Security-Policy: no address is fetched, and only this style and this script are used.</summary>
    public string Policy =>
        $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'";

    /// <summary>True if the values of a column are aligned at their ends.</summary>
    public static bool IsNumber(ReportValueKind kind) => SortKind(kind) is "number" or "duration";

    /// <summary>Returns the way in which the script compares the values of a column.</summary>
    public static string SortKind(ReportValueKind kind) => kind switch
    {
        ReportValueKind.Count or ReportValueKind.Number or ReportValueKind.Percentage => "number",
        ReportValueKind.Duration => "duration",
        ReportValueKind.Time => "time",
        _ => "text",
    };

    private static string SeriesRules() => string.Concat(Enumerable.Range(0, ChartSeries.Colours).Select(
        i => $"svg .s{i}{{fill:var(--s{i})}}.line.s{i} line{{stroke:var(--s{i})}}.line.s{i} text{{fill:var(--s{i})}}.legend .s{i}{{color:var(--s{i})}}\n"));

    // Rules by position: a class in each cell would cost a large table a third of its size.
    private static string ColumnRules(ReportResult report)
    {
        int[] all = [.. Enumerable.Range(0, report.Columns.Count)];
        int[] texts = [.. all.Where(i => report.Columns[i].Kind is ReportValueKind.Text or ReportValueKind.Id)];
        int[] numbers = [.. all.Where(i => IsNumber(report.Columns[i].Kind))];
        return string.Concat(texts.Select(i => $"#rows td:nth-child({i + 1}){{min-width:calc({Width(report, i)}ch + 22px)}}\n"))
            + string.Concat(numbers.Select(i => $"#rows th:nth-child({i + 1}){{min-width:calc({HeadingWidth(report.Columns[i].Title)}ch + 22px)}}\n"))
            + Rule("#rows tr>", numbers, "text-align:right")
            + Rule("#rows td", [.. all.Where(i => report.Columns[i].Kind != ReportValueKind.Text)], "white-space:nowrap");
    }

    private static string Rule(string selector, int[] columns, string style) => columns.Length == 0
        ? string.Empty
        : string.Join(',', columns.Select(i => $"{selector}:nth-child({i + 1})")) + "{" + style + "}\n";

    // Two lines, with room for the sign of the order.
    private static int HeadingWidth(string title) => Math.Min(WidestText, (title.Length / 2) + 2);

    private static int Width(ReportResult report, int column) => report.Rows
        .Select(row => Math.Min((row.ElementAtOrDefault(column) as string)?.Length ?? 0, WidestText))
        .DefaultIfEmpty(0)
        .Max();

    private static string Hash(Markup text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text.Text)));

    private static string Read(string name)
    {
        using Stream stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
