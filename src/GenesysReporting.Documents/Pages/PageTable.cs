using GenesysReporting.Documents.Html;
using GenesysReporting.Documents.Values;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Pages;

/// <summary>Writes the table of a page. Rows and cells have no end tags, which HTML allows: they would be a fourth of the file.</summary>
internal static class PageTable
{
    private const int RowsBetweenChecks = 1_000;

    // In larger tables the script adds the colours: their classes would be an eighth of the file. The signs are always there.
    private const int MostColouredRows = 2_000;

    /// <summary>Writes the table with its heading and total.</summary>
    public static void Write(HtmlBuilder html, ReportResult report, CancellationToken cancellationToken)
    {
        string rows = ValueText.Number(report.Rows.Count, ReportValueKind.Count) + (report.Rows.Count == 1 ? " row" : " rows");
        html.Add($"<section><h2>Details ({rows})</h2>\n");
        html.Add($"<div class=\"scroll\" id=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"{report.Title}: table\">\n<table id=\"rows\">\n<thead>\n<tr>");
        foreach (ReportColumn column in report.Columns)
        {
            Markup rated = new(column.Target is null ? string.Empty : " data-rated");
            html.Add($"<th scope=\"col\"{rated} data-kind=\"{PageAssets.SortKind(column.Kind)}\" title=\"{column.Definition}\">{column.Title}</th>");
        }

        html.Add($"</tr>\n</thead>\n<tbody>\n");
        bool[] showsSeconds = [.. Enumerable.Range(0, report.Columns.Count).Select(i => report.Rows.Any(row => i < row.Length && ValueText.HasSeconds(row[i])))];
        for (int i = 0; i < report.Rows.Count; i++)
        {
            if (i % RowsBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            WriteRow(html, report, report.Rows[i], showsSeconds, report.Rows.Count <= MostColouredRows);
        }

        html.Add($"</tbody>\n");
        if (ReportFacts.Total(report) is { } total)
        {
            html.Add($"<tfoot>\n");
            WriteRow(html, report, total, showsSeconds, hasColours: true);
            html.Add($"</tfoot>\n");
        }

        html.Add($"</table>\n</div>\n");
        WriteKey(html, report);
        html.Add($"</section>\n");
    }

    /// <summary>Writes the ids that the table leaves out.</summary>
    public static void WriteIds(HtmlBuilder html, IReadOnlyList<(string Title, string? Name, string Id)> ids)
    {
        if (ids.Count == 0)
        {
            return;
        }

        html.Add($"<details class=\"ids\"><summary>Ids of the names ({ids.Count})</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Ids of the names\">");
        html.Add($"<table><thead><tr><th scope=\"col\">Column</th><th scope=\"col\">Name</th><th scope=\"col\">Id</th></tr></thead><tbody>\n");
        foreach ((string title, string? name, string id) in ids)
        {
            html.Add($"<tr><td>{title}</td><td>{name}</td><td>{id}</td></tr>\n");
        }

        html.Add($"</tbody></table></div></details>\n");
    }

    private static void WriteRow(HtmlBuilder html, ReportResult report, object?[] row, bool[] showsSeconds, bool hasColours)
    {
        html.Add($"<tr>");
        for (int i = 0; i < report.Columns.Count; i++)
        {
            ReportColumn column = report.Columns[i];
            object? value = i < row.Length ? row[i] : null;
            string text = ValueText.Of(value, column.Kind, report.TimeZone, showsSeconds[i]);
            ReportRating rating = RatingText.Of(column, value);
            html.Add($"<td{new Markup(hasColours ? Class(rating) : string.Empty)}>{RatingText.Sign(rating)}");
            html.Text(text);
        }

        html.Add($"\n");
    }

    private static string Class(ReportRating rating) => rating switch
    {
        ReportRating.Good => " class=g",
        ReportRating.Fair => " class=f",
        ReportRating.Bad => " class=b",
        _ => string.Empty,
    };

    private static void WriteKey(HtmlBuilder html, ReportResult report)
    {
        if (report.Rows.Count == 0)
        {
            html.Add($"<p class=\"key\">There is no data {(report.Start is null ? "now" : "in this period")} for these filters.</p>\n");
        }
        else
        {
            html.Add($"<p class=\"key\">{RatingText.Key(report)}</p>\n");
        }
    }
}
