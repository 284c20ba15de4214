using System.Management.Automation;
using System.Management.Automation.Language;
using GenesysReporting.Reports;

namespace GenesysReporting.Rows;

/// <summary>The width, the alignment and the text of a report's column in PowerShell's tables, in every culture alike.</summary>
/// <param name="column">The column.</param>
internal sealed class ReportCellView(ReportColumn column)
{
    private const int LongestHeading = 20;
    private const string MediaType = "mediaType";

    /// <summary>The column.</summary>
    public ReportColumn Column => column;

    /// <summary>The alignment: that of numbers is right.</summary>
    public Alignment Alignment => column.Kind is ReportValueKind.Text or ReportValueKind.Time ? Alignment.Left : Alignment.Right;

    /// <summary>The script that returns the text of a row's cell; null for text, which is shown as it is.</summary>
    public string? Script => column.Kind switch
    {
        ReportValueKind.Text => null,
        ReportValueKind.Duration => IfData("$s = [long]$v; $a = if ($s -lt 0) { -$s } else { $s }; $p = $a % 3600; '{0}{1}:{2:00}:{3:00}' -f $(if ($s -lt 0) { '-' }), (($a - $p) / 3600), (($p - $p % 60) / 60), ($p % 60)"),
        // From 100 % on, the decimal place would not fit into the width.
        ReportValueKind.Percentage => IfData("$t = ([decimal]$v).ToString('0.0 %', [cultureinfo]::InvariantCulture); if ($t.Length -le 6) { $t } else { ([decimal]$v).ToString('0 %', [cultureinfo]::InvariantCulture) }"),
        ReportValueKind.Number => IfData("([decimal]$v).ToString('0.00', [cultureinfo]::InvariantCulture)"),
        // The text of a time is the same in every culture; its first 19 characters are the date and the time of day.
        ReportValueKind.Time => IfData("([datetime]\"$v\".Substring(0, 19)).ToString('yyyy-MM-dd HH:mm', [cultureinfo]::InvariantCulture)"),
        _ => IfData("\"$v\""),
    };

    /// <summary>The least width in characters: room for the usual values and for the heading.</summary>
    public int Width
    {
        get
        {
            int values = column.Kind switch
            {
                ReportValueKind.Text when column.Width is { } width => width,
                ReportValueKind.Text when HasNames => 16,
                ReportValueKind.Text => column.Source == MediaType ? 8 : 14,
                ReportValueKind.Time => 16,
                ReportValueKind.Duration => column.IsSum ? 10 : 8,
                ReportValueKind.Number => 8,
                _ => 6,
            };
            return Math.Max(values, Math.Min(PlacesOf(column.Label), LongestHeading));
        }
    }

    /// <summary>True if its values are names, which are of any length.</summary>
    public bool HasNames => column is { Kind: ReportValueKind.Text, Width: null, Source: not MediaType, Name: not ReportColumns.Organization };

    private string IfData(string script) =>
        $"$v = $_.'{CodeGeneration.EscapeSingleQuotedStringContent(column.Name)}'; if ($null -ne $v) {{ {script} }}";

    /// <summary>Returns the places that a text fills. Characters of East Asian scripts fill two.</summary>
    public static int PlacesOf(string text) => text.Sum(c => c >= '\u1100' ? 2 : 1);
}
