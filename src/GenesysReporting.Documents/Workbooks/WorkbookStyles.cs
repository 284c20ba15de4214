using System.Drawing;
using GenesysReporting.Reports;
using SpreadCheetah;
using SpreadCheetah.Styling;

namespace GenesysReporting.Documents.Workbooks;

/// <summary>
/// The styles of a workbook: a number format for each kind, a fill for each judgement. Bad values are bold and fair ones are
/// italic as well, so that the judgement does not depend on colours.
/// </summary>
internal sealed class WorkbookStyles(Spreadsheet workbook)
{
    private readonly Dictionary<(string? Format, ReportRating Rating, bool IsTotal), StyleId> _styles = [];

    /// <summary>The style of headings.</summary>
    public StyleId Heading { get; } = workbook.AddStyle(new Style
    {
        Font = { Bold = true },
        Alignment = { WrapText = true, Vertical = VerticalAlignment.Top },
    });

    /// <summary>The style of running text.</summary>
    public StyleId Wrapped { get; } = workbook.AddStyle(new Style
    {
        Format = NumberFormat.Standard(StandardNumberFormat.Text),
        Alignment = { WrapText = true, Vertical = VerticalAlignment.Top },
    });

    /// <summary>The style of warnings.</summary>
    public StyleId Warning { get; } = workbook.AddStyle(new Style
    {
        Font = { Bold = true },
        Fill = { Color = Color.FromArgb(0xFF, 0xEB, 0x9C) },
        Alignment = { WrapText = true, Vertical = VerticalAlignment.Top },
    });

    /// <summary>Returns the style of a cell.</summary>
    /// <param name="format">The number format; null for none.</param>
    /// <param name="rating">The judgement of the value.</param>
    /// <param name="isTotal">True for the total row.</param>
    public StyleId Of(string? format, ReportRating rating, bool isTotal)
    {
        (string?, ReportRating, bool) key = (format, rating, isTotal);
        if (!_styles.TryGetValue(key, out StyleId? style))
        {
            _styles[key] = style = workbook.AddStyle(Create(format, rating, isTotal));
        }

        return style;
    }

    private static Style Create(string? format, ReportRating rating, bool isTotal)
    {
        var style = new Style
        {
            Font = { Bold = isTotal || rating == ReportRating.Bad, Italic = rating == ReportRating.Fair },
            Fill = { Color = Fill(rating) },
            Format = format is null ? null : NumberFormat.Custom(format),
        };
        if (isTotal)
        {
            style.Border.Top.BorderStyle = BorderStyle.Thin;
        }

        return style;
    }

    private static Color? Fill(ReportRating rating) => rating switch
    {
        ReportRating.Good => Color.FromArgb(0xD9, 0xF2, 0xDF),
        ReportRating.Fair => Color.FromArgb(0xFF, 0xEB, 0x9C),
        ReportRating.Bad => Color.FromArgb(0xFF, 0xD5, 0xD9),
        _ => null,
    };
}
