namespace GenesysReporting.Rows;

/// <summary>The names of columns that several rooms know.</summary>
internal static class ColumnNames
{
    /// <summary>The first column of rows that come from several organisations.</summary>
    public const string Organization = "Organization";
}
