using System.Management.Automation;
using GenesysReporting.Api;
using GenesysReporting.Base;
using GenesysReporting.Errors;
using GenesysReporting.Pipeline;
using GenesysReporting.Reports;
using GenesysReporting.Reports.Sources;
using GenesysReporting.Runs;

namespace GenesysReporting.Commands;

/// <summary>Runs a report, and writes its rows.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "GenesysReport", DefaultParameterSetName = NameSet, SupportsShouldProcess = true, HelpUri = ProjectPages.Help + "Invoke-GenesysReport.md")]
[OutputType("GenesysReporting.ReportRow")]
[OutputType(typeof(FileInfo))]
public sealed class InvokeGenesysReportCommand : ReportParametersCmdlet
{
    /// <summary>Adds the totals as the last row.</summary>
    [Parameter]
    public SwitchParameter Total { get; set; }

    /// <summary>A file for the report in place of rows: .html for a page, .xlsx for a workbook, .csv for only the rows.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>The layout of a page: for browsers, or as the body of a mail.</summary>
    [Parameter]
    public ReportLayout Layout { get; set; }

    /// <summary>Replaces a file that exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Ends with an error, and writes neither rows nor a file, if data is known to be missing.</summary>
    [Parameter]
    public SwitchParameter RequireComplete { get; set; }

    /// <summary>Shows the report again and again, such as every 30s, until Ctrl+C.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Watch { get; set; }

    private bool IsPlanOnly =>
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given) && given is SwitchParameter { IsPresent: true };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        ReportDefinition definition = Try(Definition);
        ReportOptions options = Try(Options);
        if (OutFile is null && IsGiven(nameof(Layout)))
        {
            Try(() => throw ReportErrors.ReportLayoutNotTaken(null));
        }

        ReportPlan plan = Try(() => ReportPlan.Of(definition, options, TimeProvider.System));
        if (IsPlanOnly)
        {
            ShowPlan(plan);
            return;
        }

        ReportWatch? watch = Watch is null ? null : Try(() => ReportWatch.Read(this, Watch));
        string? path = OutFile is null ? null : Try(() => FilePath(OutFile));
        ReportFile? file = path is null ? null : Try(() => ReportFile.Open(path, Layout, Force));
        GenesysSession[] sessions = [.. ResolveSessions().Sessions];
        if (sessions.Length == 0)
        {
            return;
        }

        Run((writer, cancellationToken) => WriteAsync(Output(plan, writer), file, watch, cancellationToken));
        if (path is not null)
        {
            WriteObject(InvokeProvider.Item.Get([path], force: true, literalPath: true), enumerateCollection: true);
        }

        while (watch is not null)
        {
            Run((_, cancellationToken) => watch.WaitAsync(cancellationToken));
            Run((writer, cancellationToken) => AgainAsync(definition, file, watch, writer, cancellationToken));
        }

        ReportOutput Output(ReportPlan asked, PipelineWriter writer) => new(sessions, asked, RequireComplete, writer);

        // The time of a period or a span that ends now is another one each time.
        async Task AgainAsync(ReportDefinition report, ReportFile? into, ReportWatch watched, PipelineWriter writer, CancellationToken cancellationToken)
        {
            try
            {
                ReportPlan next = ReportPlan.Of(report, options, TimeProvider.System);
                await WriteAsync(Output(next, writer), into, watched, cancellationToken).ConfigureAwait(false);
            }
            catch (GenesysException e)
            {
                writer.Warn(e.Message);
            }
        }
    }

    private Task WriteAsync(ReportOutput output, ReportFile? file, ReportWatch? watch, CancellationToken cancellationToken) =>
        file is not null ? output.WriteFileAsync(file, cancellationToken)
        : watch is not null ? output.ShowAsync(watch, Total, cancellationToken)
        : output.WriteRowsAsync(Total, cancellationToken);

    private void ShowPlan(ReportPlan plan)
    {
        foreach (string line in plan.Sources.SelectMany(s => s.Plan(KnownSession?.RateLimit)))
        {
            WriteInformation(new HostInformationMessage { Message = $"What if: {line}" }, ["PSHOST"]);
        }
    }
}
