using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Base;
using GenesysReporting.Completion;
using GenesysReporting.Reports;
using GenesysReporting.Reports.Sources;
using GenesysReporting.Runs;

namespace GenesysReporting.Commands;

/// <summary>Runs a report, and writes its rows.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "GenesysReport", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType("GenesysReporting.ReportRow")]
[OutputType(typeof(FileInfo))]
public sealed class InvokeGenesysReportCommand : SessionCmdlet
{
    private const string NameSet = "Name";
    private const string PathSet = "Path";

    /// <summary>The report.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NameSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ReportNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The file of a report's definition.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The interval, <c>start/end</c> in ISO 8601; the end is not part of it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Interval { get; set; }

    /// <summary>The start: a DateTime, a DateTimeOffset or ISO 8601.</summary>
    [Parameter]
    public TimeArgument? Start { get; set; }

    /// <summary>The end, which is not part of the interval; now when it is left out.</summary>
    [Parameter]
    public TimeArgument? End { get; set; }

    /// <summary>A span that ends now: 90m, 24h, 7d, 2w.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PastCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Past { get; set; }

    /// <summary>A period of the calendar in the report's time zone. Weeks begin on Monday.</summary>
    [Parameter]
    public QueryPeriod? Period { get; set; }

    /// <summary>The time zone of times and buckets; by default the profile's, else the machine's.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [ZoneName]
    [ValidateNotNullOrEmpty]
    public string? TimeZone { get; set; }

    /// <summary>The length of the buckets of time: 30m, 1h, 1d; without it, a row is for the whole interval unless the report has its own buckets.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Granularity { get; set; }

    /// <summary>Names or ids of queues.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ReportFilterCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Queue { get; set; }

    /// <summary>Names or ids of users.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ReportFilterCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? User { get; set; }

    /// <summary>Filters of New-GenesysQueryFilter; all of them must hold in all queries of the report.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public QueryFilter[]? Filter { get; set; }

    /// <summary>Adds the totals as the last row.</summary>
    [Parameter]
    public SwitchParameter Total { get; set; }

    /// <summary>A file for the report in place of rows: .html for a page, .xlsx for a workbook, .csv for the rows alone.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>The layout of a page: for browsers, or as the body of a mail.</summary>
    [Parameter]
    public ReportLayout Layout { get; set; }

    /// <summary>Replaces a file that exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private bool IsPlanOnly =>
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given) && given is SwitchParameter { IsPresent: true };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        ReportDefinition definition = Try(() => ParameterSetName == PathSet
            ? ReportReader.ReadFile(FilePath(Path))
            : ReportCatalog.OfModule().Find(Name));
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

        string? path = OutFile is null ? null : Try(() => FilePath(OutFile));
        ReportFile? file = path is null ? null : Try(() => ReportFile.Open(path, Layout, Force));
        GenesysSession[] sessions = [.. ResolveSessions().Sessions];
        if (sessions.Length == 0)
        {
            return;
        }

        Run((writer, cancellationToken) =>
        {
            var output = new ReportOutput(sessions, plan, writer);
            return file is null ? output.WriteRowsAsync(Total, cancellationToken) : output.WriteFileAsync(file, cancellationToken);
        });
        if (path is not null)
        {
            WriteObject(InvokeProvider.Item.Get([path], force: true, literalPath: true), enumerateCollection: true);
        }
    }

    private void ShowPlan(ReportPlan plan)
    {
        foreach (string line in plan.Sources.SelectMany(s => s.Plan(KnownSession?.RateLimit)))
        {
            WriteInformation(new HostInformationMessage { Message = $"What if: {line}" }, ["PSHOST"]);
        }
    }

    private ReportOptions Options()
    {
        TimeZoneInfo zone = (TimeZone ?? KnownSession?.TimeZone) is { } name ? TimeZones.Find(name) : TimeZoneInfo.Local;
        return new ReportOptions
        {
            Time = new TimeForms
            {
                Interval = Interval,
                Start = Start is null ? null : Start.Read,
                End = End is null ? null : End.Read,
                Past = Past,
                Period = Period,
                Zone = zone,
            },
            Granularity = Granularity,
            Conditions =
            [
                .. Queue is null ? Array.Empty<ReportCondition>() : [new ReportCondition("queueId", Queue)],
                .. User is null ? Array.Empty<ReportCondition>() : [new ReportCondition("userId", User)],
            ],
            Filters = Filter ?? [],
        };
    }
}
