using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Arguments;
using GenesysReporting.Completion;
using GenesysReporting.Reports;

namespace GenesysReporting.Base;

/// <summary>The base of the cmdlet that runs reports: the report, its time, and its limits.</summary>
public abstract class ReportParametersCmdlet : SessionCmdlet
{
    private protected const string NameSet = "Name";
    private protected const string PathSet = "Path";

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

    /// <summary>The length of the time buckets: 30m, 1h, 1d; without it, a row is for the whole interval unless the report has its own buckets.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(GranularityCompleter))]
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

    /// <summary>Names of participants' attributes that become columns, in reports whose rows are conversations.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Attribute { get; set; }

    /// <summary>Returns the definition; throws if it is not found or not valid.</summary>
    private protected ReportDefinition Definition() => ParameterSetName == PathSet
        ? ReportReader.ReadFile(FilePath(Path))
        : ReportCatalog.OfModule().Find(Name);

    /// <summary>Returns the choices of the parameters of this class.</summary>
    private protected ReportOptions Options() => new()
    {
        Time = TimeArgument.Forms(
            Interval, Start, End, Past, Period, (TimeZone ?? KnownSession?.TimeZone) is { } name ? TimeZones.Find(name) : TimeZoneInfo.Local),
        Granularity = Granularity,
        Conditions =
        [
            .. Queue is null ? Array.Empty<ReportCondition>() : [new ReportCondition("queueId", Queue)],
            .. User is null ? Array.Empty<ReportCondition>() : [new ReportCondition("userId", User)],
        ],
        Filters = Filter ?? [],
        Attributes = Attribute ?? [],
    };
}
