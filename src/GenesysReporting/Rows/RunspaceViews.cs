using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Security.Cryptography;
using System.Text;
using GenesysReporting.Reports;

namespace GenesysReporting.Rows;

/// <summary>Gives the runspace the views of reports' rows. Without them, rows are shown as PowerShell shows any object.</summary>
internal static class RunspaceViews
{
    private const int HashLength = 8;

    /// <summary>
    /// Adds the views of a report, if the runspace does not have them, and returns the type name of its rows: the report's name,
    /// followed by Organization and Start if it has these columns, and by a hash of the columns if the runspace knows the name
    /// with other columns or widths. Called on the pipeline's thread.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="host">The host, in whose window the tables fit; null if it is not known.</param>
    public static string Provide(ReportResult report, PSHost? host)
    {
        string name = TypeNameOf(report.Name, report.Columns);
        if (Formats() is not { } formats)
        {
            return name;
        }

        int? window = WidthOfWindow(host);
        ExtendedTypeDefinition view = ReportView.Create(name, report, window);
        string signature = ReportView.Signature(view);
        if (Find(formats, name) is { } other && ReportView.Signature(other) != signature)
        {
            name += "." + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(signature)))[..HashLength];
            view = ReportView.Create(name, report, window);
        }

        if (Find(formats, name) is null)
        {
            Add(formats, view);
        }

        return name;
    }

    private static string TypeNameOf(string report, IReadOnlyList<ReportColumn> columns)
    {
        IEnumerable<string> parts = columns.Select(c => c.Name).Where(n => n is ReportColumns.Organization or ReportColumns.Start);
        return string.Join('.', parts.Prepend("GenesysReporting.ReportRow." + report));
    }

    /// <summary>Returns the list of views; null where it cannot be changed or has been lost, and where scripts of views might not run.</summary>
    private static InitialSessionStateEntryCollection<SessionStateFormatEntry>? Formats() =>
        Runspace.DefaultRunspace is
        {
            SessionStateProxy.LanguageMode: PSLanguageMode.FullLanguage,
            InitialSessionState: { DisableFormatUpdates: false, Formats: { Count: > 0 } formats },
        }
            ? formats
            : null;

    /// <summary>Returns the width of the host's window; null for a host that has none, or does not know it.</summary>
    private static int? WidthOfWindow(PSHost? host)
    {
        try
        {
            return host?.UI?.RawUI?.BufferSize.Width;
        }
        // A host without a window throws its own choice of these; a table must not fail for that.
        catch (Exception e) when (e is RuntimeException or IOException or NotImplementedException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ExtendedTypeDefinition? Find(InitialSessionStateEntryCollection<SessionStateFormatEntry> formats, string typeName) =>
        formats.Select(f => f.FormatData).FirstOrDefault(data => data?.TypeName == typeName);

    /// <summary>
    /// Adds views; leaves the runspace as it is if that fails. Update-FormatData empties the list when it meets a damaged file of
    /// another module, and the next update would then remove the views of all other types.
    /// </summary>
    private static void Add(InitialSessionStateEntryCollection<SessionStateFormatEntry> formats, ExtendedTypeDefinition view)
    {
        SessionStateFormatEntry[] before = [.. formats];
        formats.Add(new SessionStateFormatEntry(view));
        try
        {
            Update();
        }
        catch (RuntimeException)
        {
            formats.Clear();
        }

        if (Find(formats, view.TypeName) is null)
        {
            formats.Clear();
            formats.Add(before);
        }
    }

    /// <summary>Loads the views. With a pipeline for this command alone, its messages are not shown, and preferences do not change it.</summary>
    private static void Update()
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Microsoft.PowerShell.Utility\\Update-FormatData")
            .AddParameter("ErrorAction", ActionPreference.Ignore)
            .AddParameter("WhatIf", false)
            .AddParameter("Confirm", false)
            .Invoke();
    }
}
