namespace GenesysReporting.Reports;

/// <summary>A fault of a definition, at a position that its reader turns into a line.</summary>
internal sealed class ReportFaultException(string message, Exception? inner, params object[] position) : Exception(message, inner)
{
    /// <summary>The names and indexes that lead to the value.</summary>
    public IReadOnlyList<object> Position => position;
}
