// Prints the milliseconds and bytes of one document: Documents <page|workbook> <rows>.
using System.Diagnostics;
using System.Globalization;
using GenesysReporting.Documents;
using GenesysReporting.Documents.Tests;
using GenesysReporting.Reports;

ReportResult report = SampleReports.QueuePerformance(int.Parse(args[1], CultureInfo.InvariantCulture));
using var output = new MemoryStream();
var watch = Stopwatch.StartNew();
var writer = new ReportWriter();
await (args[0] == "page"
    ? writer.WritePageAsync(report, ReportLayout.Page, output, CancellationToken.None)
    : writer.WriteWorkbookAsync(report, output, CancellationToken.None)).ConfigureAwait(false);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.ElapsedMilliseconds} {output.Length}"));
