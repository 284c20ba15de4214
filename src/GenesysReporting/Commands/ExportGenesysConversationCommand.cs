using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Api;
using GenesysReporting.Completion;
using GenesysReporting.Export;
using GenesysReporting.Pipeline;
using GenesysReporting.Rows;

namespace GenesysReporting.Commands;

/// <summary>Writes conversations straight to a file, each once, however often it is stopped and started again.</summary>
[Cmdlet(VerbsData.Export, "GenesysConversation", DefaultParameterSetName = BuildSet, SupportsShouldProcess = true)]
[OutputType(typeof(ExportSummary))]
public sealed class ExportGenesysConversationCommand : QueryParametersCmdlet
{
    private const string QuerySet = "Query";

    /// <summary>The file. Its name says what it holds: .csv, .jsonl or .ndjson, and .gz behind it to pack it.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>A query of New-GenesysAnalyticsQuery.</summary>
    [Parameter(Mandatory = true, ParameterSetName = QuerySet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public AnalyticsQuery? Query { get; set; }

    /// <summary>What the file holds, where its name does not say it.</summary>
    [Parameter]
    public ExportFormat Format { get; set; }

    /// <summary>Packs the file with gzip; .gz joins its name.</summary>
    [Parameter]
    public SwitchParameter Compress { get; set; }

    /// <summary>What a row of CSV is.</summary>
    [Parameter]
    public RowGrain Grain { get; set; } = RowGrain.Conversation;

    /// <summary>The metrics that CSV shows; names or wildcards.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CatalogMetricCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Metric { get; set; } = [];

    /// <summary>The unit of durations in CSV.</summary>
    [Parameter]
    public DurationUnit DurationUnit { get; set; } = DurationUnit.Seconds;

    /// <summary>How times are written in CSV.</summary>
    [Parameter]
    public RowTimeFormat TimeFormat { get; set; } = RowTimeFormat.Iso;

    /// <summary>Adds columns of names beside those of ids, in CSV.</summary>
    [Parameter]
    public SwitchParameter ResolveName { get; set; }

    /// <summary>What stands between two cells of CSV.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DelimiterCompleter))]
    public char Delimiter { get; set; } = ',';

    /// <summary>UTF-8 with or without a mark at the start.</summary>
    [Parameter]
    public ExportEncoding Encoding { get; set; }

    /// <summary>Leaves text as it is that a spreadsheet would run as a formula.</summary>
    [Parameter]
    public SwitchParameter AllowFormula { get; set; }

    /// <summary>A file for each day, in folders such as date=2026-11-01.</summary>
    [Parameter]
    public ExportPartition? PartitionBy { get; set; }

    /// <summary>Replaces what is there, and starts an unfinished export over.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Finishes the file although the platform sent something else than it had announced.</summary>
    [Parameter]
    public SwitchParameter AllowIncomplete { get; set; }

    /// <summary>How many pages are fetched at once.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = AnalyticsReadOptions.DefaultThrottleLimit;

    // Looking at what would be done sends nothing and needs no session.
    private bool IsPlan => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given) && given is SwitchParameter { IsPresent: true };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Query is { } query)
        {
            Export(query);
        }
        else
        {
            CollectFilters();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName != QuerySet)
        {
            Export(BuildQuery(SessionZone()));
        }
    }

    private protected override QueryInput Input(TimeZoneInfo zone) => Question(QueryTypes.ConversationDetails.Name, zone);

    private void Export(AnalyticsQuery query)
    {
        string path = Try(() => FilePath(Path));
        ExportOptions options = Try(() => Options(query, path));
        path = ExportName.Of(path, options.Compress);
        if (!ShouldProcess(path, $"Export the conversations of {query.Interval}"))
        {
            ShowPlan(query);
            return;
        }

        GenesysSession session = ResolveSession();
        IReadOnlyList<ConversationExport> exports = Try(() => ExportRequest.Plan(session, query, path, PartitionBy, options));
        Run((writer, cancellationToken) => new ExportRun(exports, writer, $"Export {query.Interval}").RunAsync(cancellationToken));
    }

    private ExportOptions Options(AnalyticsQuery query, string path)
    {
        ExportRequest.Check(query);
        var options = new ExportOptions
        {
            Format = IsGiven(nameof(Format)) ? Format : ExportName.FormatOf(path),
            Compress = Compress || ExportName.IsPacked(path),
            Encoding = Encoding,
            Rows = new RowOptions
            {
                Grain = Grain,
                Metrics = Metric,
                TimeZone = query.Zone,
                TimeFormat = TimeFormat,
                DurationUnit = DurationUnit,
                WithNames = ResolveName,
            },
            Delimiter = Delimiter,
            AllowFormula = AllowFormula,
            Force = Force,
            AllowIncomplete = AllowIncomplete,
            ThrottleLimit = ThrottleLimit,
        };
        ExportRequest.Check(options, IsGiven);
        return options;
    }

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private void ShowPlan(AnalyticsQuery query)
    {
        if (!IsPlan)
        {
            return;
        }

        foreach (string line in QueryPlanner.Plan(query, KnownSession()?.RateLimit).ToLines())
        {
            WriteInformation(new HostInformationMessage { Message = $"What if: {line}" }, ["PSHOST"]);
        }
    }
}
