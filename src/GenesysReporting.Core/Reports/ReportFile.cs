using GenesysReporting.Export;
using GenesysReporting.Export.Lines;
using GenesysReporting.Hosting;

namespace GenesysReporting.Reports;

/// <summary>The file that a report is written to. Its extension is the format: .html, .xlsx or .csv.</summary>
internal sealed class ReportFile
{
    private readonly string _path;
    private readonly ReportLayout _layout;
    private readonly Func<ReportResult, Stream, CancellationToken, Task> _write;

    private ReportFile(string path, ReportLayout layout)
    {
        // The target of a link is replaced, and not the link.
        (_path, _layout) = (PlainFile.Follow(path), layout);
        _write = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".HTML" or ".HTM" => (report, output, cancel) => IsolatedReportWriter.Instance.WritePageAsync(report, _layout, output, cancel),
            ".XLSX" => IsolatedReportWriter.Instance.WriteWorkbookAsync,
            ".CSV" => WriteRows,
            _ => throw ReportErrors.ReportFormatUnknown(path),
        };
    }

    /// <summary>Returns the file after a check of everything that would prevent it from being written.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="layout">The layout of a page.</param>
    /// <param name="replaces">True if a file that exists is replaced.</param>
    public static ReportFile Open(string path, ReportLayout layout, bool replaces)
    {
        var file = new ReportFile(path, layout);
        if (layout == ReportLayout.Mail && !Path.GetExtension(path).StartsWith(".htm", StringComparison.OrdinalIgnoreCase))
        {
            throw ReportErrors.ReportLayoutNotTaken(path);
        }

        Check(file._path, replaces);
        return file;
    }

    private static void Check(string path, bool replaces)
    {
        PathRules.CheckLength(path + AtomicFile.Ending);
        if (Directory.Exists(path))
        {
            throw ExportErrors.PathIsFolder(path);
        }

        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw ExportErrors.FolderMissing(path);
        }

        _ = PlainFile.Exists(path + AtomicFile.Ending);
        if (!replaces && File.Exists(path))
        {
            throw ExportErrors.FileExists(path, new FileInfo(path).Length, File.GetLastWriteTimeUtc(path));
        }
    }

    /// <summary>Writes the report; a file that was there is replaced as a whole, or not at all.</summary>
    public async Task WriteAsync(ReportResult report, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await _write(report, content, cancellationToken).ConfigureAwait(false);
        try
        {
            AtomicFile.Write(_path, content.GetBuffer().AsSpan(0, (int)content.Length));
        }
        catch (UnauthorizedAccessException e)
        {
            throw ExportErrors.PathDenied(_path, e);
        }
        catch (IOException e)
        {
            throw StorageFailures.From(_path, e);
        }
    }

    /// <summary>Writes the rows as CSV with a byte order mark, by which spreadsheets recognise UTF-8.</summary>
    private static Task WriteRows(ReportResult report, Stream output, CancellationToken cancellationToken)
    {
        var rows = new CsvRows(ReportSchema.Of(report).Columns, ',', allowFormula: false);
        var lines = new LineBuffer();
        output.Write(rows.Heading(ExportEncoding.Utf8Bom).Span);
        foreach (object?[] row in report.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.Write(row, lines);
            output.Write(lines.Take().Span);
        }

        return Task.CompletedTask;
    }
}
