// Prints the milliseconds and bytes of one document: Documents <page|workbook> <rows> <QueuePerformance|InteractionList>.
using System.Diagnostics;
using System.Globalization;
using GenesysReporting.Documents;
using GenesysReporting.Documents.Tests;
using GenesysReporting.Reports;

int rows = int.Parse(args[1], CultureInfo.InvariantCulture);
ReportResult report = args[2] == "InteractionList" ? SampleReports.InteractionList(rows) : SampleReports.QueuePerformance(rows);
using var output = new MemoryStream();
var watch = Stopwatch.StartNew();
var writer = new ReportWriter();
await (args[0] == "page"
    ? writer.WritePageAsync(report, ReportLayout.Page, output, CancellationToken.None)
    : writer.WriteWorkbookAsync(report, output, CancellationToken.None)).ConfigureAwait(false);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.ElapsedMilliseconds} {output.Length}"));
