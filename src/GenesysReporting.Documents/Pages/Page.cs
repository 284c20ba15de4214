using GenesysReporting.Documents.Charts;
using GenesysReporting.Documents.Html;
using GenesysReporting.Documents.Values;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Pages;

/// <summary>Creates the page of a report: one file that fetches nothing and can be read without its script.</summary>
internal static class Page
{
    // The characters of a tile's value that fit into it in the largest size.
    private const int LongestLargeValue = 7;

    /// <summary>Returns the page.</summary>
    public static HtmlBuilder Create(ReportResult whole, CancellationToken cancellationToken)
    {
        ReportResult report = ReadableReport.WithoutIds(whole);
        var html = new HtmlBuilder();
        var assets = new PageAssets(report);
        WriteHead(html, report, assets);
        html.Add($"<body>\n<main>\n");
        WriteHeader(html, report);
        WriteNotes(html, report);
        WriteTiles(html, report);
        WriteCharts(html, report);
        PageTable.Write(html, report, cancellationToken);
        PageTable.WriteIds(html, ReadableReport.Ids(whole));
        WriteDefinitions(html, report);
        html.Add($"<footer><p>Report <bdi>{report.Name}</bdi>, written by GenesysReporting. Times are local to {report.TimeZone.Id}.</p></footer>\n");
        html.Add($"</main>\n<script>{assets.Script}</script>\n</body>\n</html>\n");
        return html;
    }

    private static void WriteHead(HtmlBuilder html, ReportResult report, PageAssets assets)
    {
        html.Add($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"{assets.Policy}\">\n");
        html.Add($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        html.Add($"<title>{report.Title}</title>\n<style>{assets.Style}</style>\n</head>\n");
    }

    private static void WriteHeader(HtmlBuilder html, ReportResult report)
    {
        html.Add($"<header>\n<h1>{report.Title}</h1>\n");
        if (report.Description.Length > 0)
        {
            html.Add($"<p class=\"lead\">{report.Description}</p>\n");
        }

        html.Add($"<dl class=\"facts\">\n");
        foreach ((string name, string text) in ReportFacts.Of(report))
        {
            html.Add($"<div><dt>{name}</dt><dd>{text}</dd></div>\n");
        }

        html.Add($"</dl>\n</header>\n");
    }

    private static void WriteNotes(HtmlBuilder html, ReportResult report)
    {
        if (report.IsComplete && report.Notes.Count == 0)
        {
            return;
        }

        html.Add($"<section class=\"{(report.IsComplete ? "note" : "warning")}\"><h2>{(report.IsComplete ? "Notes" : "⚠ This report is incomplete")}</h2>\n");
        if (report.Notes.Count > 0)
        {
            html.Add($"<ul>");
            foreach (string note in report.Notes)
            {
                html.Add($"<li>{note}</li>");
            }

            html.Add($"</ul>\n");
        }

        html.Add($"</section>\n");
    }

    private static void WriteTiles(HtmlBuilder html, ReportResult report)
    {
        if (report.Tiles.Count == 0)
        {
            return;
        }

        html.Add($"<ul class=\"tiles\">\n");
        foreach (ReportTile tile in report.Tiles)
        {
            string rating = RatingText.Of(tile.Column, tile.Value) is var r and not ReportRating.None ? r.ToString().ToLowerInvariant() : "plain";
            string value = ValueText.Of(tile.Value, tile.Column.Kind, report.TimeZone);
            html.Add($"<li class=\"{rating}\"><span>{tile.Column.Title}</span><strong{new Markup(value.Length > LongestLargeValue ? " class=\"long\"" : string.Empty)}>{(value.Length > 0 ? value : "–")}</strong>");
            html.Add($"<span class=\"target\">{RatingText.Sentence(tile.Column, tile.Value)}</span></li>\n");
        }

        html.Add($"</ul>\n");
    }

    private static void WriteCharts(HtmlBuilder html, ReportResult report)
    {
        if (report.Charts.Count == 0)
        {
            return;
        }

        html.Add($"<section aria-label=\"Charts\"><h2>Charts</h2>\n<div class=\"charts\">\n");
        for (int i = 0; i < report.Charts.Count; i++)
        {
            ChartFigure.Write(html, report.Charts[i], i + 1);
        }

        html.Add($"</div></section>\n");
    }

    private static void WriteDefinitions(HtmlBuilder html, ReportResult report)
    {
        html.Add($"<section><h2>Definitions</h2>\n<dl class=\"definitions\">\n");
        foreach (ReportColumn column in report.Columns)
        {
            html.Add($"<div><dt>{column.Title}</dt><dd>{column.Definition}</dd>");
            if (column.Source.Length > 0)
            {
                html.Add($"<dd><code>{column.Source}</code></dd>");
            }

            if (column.Target is not null)
            {
                html.Add($"<dd>Target: {RatingText.Limits(column)}</dd>");
            }

            html.Add($"</div>\n");
        }

        html.Add($"</dl></section>\n");
    }
}
