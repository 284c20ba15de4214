using GenesysReporting.Documents.Html;
using GenesysReporting.Documents.Values;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Pages;

/// <summary>Creates the body of a mail: tables and inline styles alone, which every mail program shows.</summary>
internal static class Mail
{
    // The text that is not wrapped, in characters.
    private const int LongestLine = 30;

    private static readonly Palette Colours = Palette.Light;

    /// <summary>Returns the body.</summary>
    public static HtmlBuilder Create(ReportResult whole, CancellationToken cancellationToken)
    {
        ReportResult report = ReadableReport.WithoutIds(whole);
        var html = new HtmlBuilder();
        html.Add($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{report.Title}</title>\n</head>\n");
        html.Add($"<body style=\"margin:0;padding:16px;background:{Colours["surface"]};color:{Colours["text"]};font-family:Segoe UI,Arial,sans-serif;font-size:14px\">\n");
        html.Add($"<h1 style=\"font-size:22px;margin:0 0 4px\">{report.Title}</h1>\n");
        if (report.Description.Length > 0)
        {
            html.Add($"<p style=\"margin:0 0 8px;color:{Colours["muted"]}\">{report.Description}</p>\n");
        }

        WriteNotes(html, report);
        WriteFacts(html, report);
        WriteTiles(html, report);
        WriteTable(html, report, cancellationToken);
        html.Add($"</body>\n</html>\n");
        return html;
    }

    private static void WriteNotes(HtmlBuilder html, ReportResult report)
    {
        if (report.IsComplete && report.Notes.Count == 0)
        {
            return;
        }

        string colour = Colours[report.IsComplete ? "text" : "fair"];
        string ground = Colours[report.IsComplete ? "bg" : "fair-bg"];
        html.Add($"<table width=\"100%\" cellpadding=\"10\" cellspacing=\"0\" style=\"margin:0 0 12px;background:{ground};color:{colour}\">");
        if (!report.IsComplete)
        {
            html.Add($"<tr><td><b>⚠ This report is incomplete</b></td></tr>");
        }

        foreach (string note in report.Notes)
        {
            html.Add($"<tr><td>{note}</td></tr>");
        }

        html.Add($"</table>\n");
    }

    private static void WriteFacts(HtmlBuilder html, ReportResult report)
    {
        html.Add($"<table cellpadding=\"2\" cellspacing=\"0\" style=\"margin:0 0 12px\">");
        foreach ((string name, string text) in ReportFacts.Of(report))
        {
            html.Add($"<tr><td style=\"color:{Colours["muted"]};padding-right:12px\">{name}</td><td>{text}</td></tr>");
        }

        html.Add($"</table>\n");
    }

    private static void WriteTiles(HtmlBuilder html, ReportResult report)
    {
        if (report.Tiles.Count == 0)
        {
            return;
        }

        html.Add($"<table cellpadding=\"6\" cellspacing=\"0\" style=\"margin:0 0 16px\">");
        foreach (ReportTile tile in report.Tiles)
        {
            string value = ValueText.Of(tile.Value, tile.Column.Kind, report.TimeZone);
            string colour = Colour(RatingText.Of(tile.Column, tile.Value)) ?? Colours["muted"];
            html.Add($"<tr><td>{tile.Column.Title}</td><td align=\"right\" style=\"font-size:18px\"><b>{(value.Length > 0 ? value : "–")}</b></td>");
            html.Add($"<td style=\"color:{colour}\">{RatingText.Sentence(tile.Column, tile.Value)}</td></tr>\n");
        }

        html.Add($"</table>\n");
    }

    private static void WriteTable(HtmlBuilder html, ReportResult report, CancellationToken cancellationToken)
    {
        html.Add($"<table width=\"100%\" border=\"1\" cellpadding=\"5\" cellspacing=\"0\" style=\"border-collapse:collapse;border-color:{Colours["line"]};font-size:13px;white-space:nowrap\">\n<tr style=\"background:{Colours["head"]}\">");
        foreach (ReportColumn column in report.Columns)
        {
            html.Add($"<th align=\"left\" style=\"white-space:normal\">{column.Title}</th>");
        }

        html.Add($"</tr>\n");
        foreach (object?[] row in report.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            html.Add($"<tr>");
            WriteCells(html, report, row);
        }

        if (ReportFacts.Total(report) is { } total)
        {
            html.Add($"<tr style=\"background:{Colours["head"]};font-weight:bold\">");
            WriteCells(html, report, total);
        }

        html.Add($"</table>\n");
        html.Add($"<p style=\"color:{Colours["muted"]};font-size:12px\">{RatingText.Key(report)}</p>\n");
    }

    private static void WriteCells(HtmlBuilder html, ReportResult report, object?[] row)
    {
        for (int i = 0; i < report.Columns.Count; i++)
        {
            ReportColumn column = report.Columns[i];
            object? value = i < row.Length ? row[i] : null;
            ReportRating rating = RatingText.Of(column, value);
            string text = RatingText.Sign(rating) + ValueText.Of(value, column.Kind, report.TimeZone, ValueText.HasSeconds(value));
            string align = PageAssets.IsNumber(column.Kind) ? "right" : "left";
            html.Add($"<td align=\"{align}\"");
            if (Colour(rating) is { } colour)
            {
                html.Add($" style=\"color:{colour};background:{Colours[rating.ToString().ToLowerInvariant() + "-bg"]}\"");
            }
            else if (column.Kind == ReportValueKind.Text && text.Length > LongestLine)
            {
                html.Add($" style=\"white-space:normal\"");
            }

            html.Add($">{text}</td>");
        }

        html.Add($"</tr>\n");
    }

    private static string? Colour(ReportRating rating) => rating == ReportRating.None ? null : Colours[rating.ToString().ToLowerInvariant()];
}
