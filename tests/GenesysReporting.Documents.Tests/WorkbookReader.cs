using System.Data;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ExcelDataReader;

namespace GenesysReporting.Documents.Tests;

/// <summary>Reads workbooks with a library that did not write them.</summary>
internal static class WorkbookReader
{
    static WorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Returns the rows of a sheet, each cell with its number format.</summary>
    public static List<(object? Value, string? Format)[]> Read(byte[] workbook, string sheet)
    {
        using IExcelDataReader reader = ExcelReaderFactory.CreateReader(new MemoryStream(workbook));
        do
        {
            if (reader.Name == sheet)
            {
                var rows = new List<(object? Value, string? Format)[]>();
                while (reader.Read())
                {
                    rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => ((object?)reader.GetValue(i), reader.GetNumberFormatString(i)))]);
                }

                return rows;
            }
        }
        while (reader.NextResult());

        throw new DataException($"There is no sheet '{sheet}'.");
    }

    /// <summary>Returns a part of the archive.</summary>
    public static XDocument Part(byte[] workbook, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        using Stream part = archive.GetEntry(name)!.Open();
        return XDocument.Load(part);
    }
}
