namespace GenesysReporting.Export;

/// <summary>The format of a file of conversations.</summary>
public enum ExportFormat
{
    /// <summary>Rows of cells, with a heading (RFC 4180).</summary>
    Csv,

    /// <summary>One conversation per line, in the JSON that the platform sent.</summary>
    JsonLines,

    /// <summary>Columns with types, for tools that analyse data.</summary>
    Parquet,
}

/// <summary>The encoding of text.</summary>
public enum ExportEncoding
{
    /// <summary>UTF-8.</summary>
    Utf8NoBom,

    /// <summary>UTF-8 with a byte order mark, by which some spreadsheets recognise it.</summary>
    Utf8Bom,
}
