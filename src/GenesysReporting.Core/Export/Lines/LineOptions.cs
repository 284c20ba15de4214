using GenesysReporting.Protection;
using GenesysReporting.Rows;

namespace GenesysReporting.Export.Lines;

/// <summary>The options that decide what the lines of a file look like.</summary>
internal record LineOptions
{
    public ExportFormat Format { get; init; }

    public ExportEncoding Encoding { get; init; }

    /// <summary>The grain of the rows, and the form of their cells; for CSV and Parquet.</summary>
    public RowOptions Rows { get; init; } = new();

    /// <summary>The character between two cells; for CSV.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>True if text that a spreadsheet would run as a formula stays unchanged; for CSV.</summary>
    public bool AllowFormula { get; init; }

    /// <summary>The protection of personal data; null for none.</summary>
    public RecordProtection? Protection { get; init; }
}
