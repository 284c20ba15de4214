using System.Management.Automation;
using System.Security;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Base;
using GenesysReporting.Completion;
using GenesysReporting.Export;
using GenesysReporting.Pipeline;
using GenesysReporting.Rows;
using GenesysReporting.Runs;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Writes conversations directly to a file, each once, even if the export is stopped and started again.</summary>
[Cmdlet(VerbsData.Export, "GenesysConversation", DefaultParameterSetName = BuildSet, SupportsShouldProcess = true, HelpUri = ProjectPages.Help + "Export-GenesysConversation.md")]
[OutputType(typeof(ExportSummary))]
public sealed class ExportGenesysConversationCommand : QueryParametersCmdlet
{
    /// <summary>The file. Its extension is the format: .csv, .jsonl or .ndjson, followed by .gz to compress it, or .parquet.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>A query from New-GenesysAnalyticsQuery.</summary>
    [Parameter(Mandatory = true, ParameterSetName = QuerySet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public AnalyticsQuery? Query { get; set; }

    /// <summary>The format of the file, where the extension does not state it.</summary>
    [Parameter]
    public ExportFormat Format { get; set; }

    /// <summary>Compresses CSV or lines of JSON with gzip; .gz is added to the name.</summary>
    [Parameter]
    public SwitchParameter Compress { get; set; }

    /// <summary>The part of a conversation that is one row of CSV or Parquet.</summary>
    [Parameter]
    public RowGrain Grain { get; set; } = RowGrain.Conversation;

    /// <summary>The attributes of participants that have a column.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Attribute { get; set; } = [];

    /// <summary>The metrics that have a column; names or wildcards.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CatalogMetricCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Metric { get; set; } = [];

    /// <summary>The unit of durations.</summary>
    [Parameter]
    public DurationUnit DurationUnit { get; set; } = DurationUnit.Seconds;

    /// <summary>The form of times in CSV.</summary>
    [Parameter]
    public RowTimeFormat TimeFormat { get; set; } = RowTimeFormat.Iso;

    /// <summary>Adds columns of names next to those of ids.</summary>
    [Parameter]
    public SwitchParameter ResolveName { get; set; }

    /// <summary>The character between two cells of CSV.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DelimiterCompleter))]
    public char Delimiter { get; set; } = ',';

    /// <summary>UTF-8 with or without a byte order mark.</summary>
    [Parameter]
    public ExportEncoding Encoding { get; set; }

    /// <summary>Writes text unchanged that a spreadsheet would run as a formula.</summary>
    [Parameter]
    public SwitchParameter AllowFormula { get; set; }

    /// <summary>One file per day, in folders such as date=2026-11-01.</summary>
    [Parameter]
    public ExportPartition? PartitionBy { get; set; }

    /// <summary>Fields of personal data with what is done to them: Hash, Mask or Drop.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProtectCompleter))]
    [ValidateNotNull]
    public ProtectArgument? Protect { get; set; }

    /// <summary>The key of hashes.</summary>
    [Parameter]
    [SecretOnly]
    [ValidateNotNull]
    public SecureString? ProtectKey { get; set; }

    /// <summary>Replaces a finished file, and starts an unfinished export from the beginning.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Finishes the file even if the platform did not send what it had announced.</summary>
    [Parameter]
    public SwitchParameter AllowIncomplete { get; set; }

    /// <summary>The time after which the export stops, such as 2:45 for two hours and 45 minutes; a warning has the line that resumes it.</summary>
    [Parameter]
    public TimeSpan? MaxDuration { get; set; }

    /// <summary>The number of pages fetched at once.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = AnalyticsReadOptions.DefaultThrottleLimit;

    private ExportRun? _running;

    private protected override AnalyticsQuery? GivenQuery => Query;

    private protected override QueryInput Input(TimeZoneInfo zone) => Input(QueryTypes.ConversationDetails.Name, zone);

    private protected override void Handle(AnalyticsQuery query)
    {
        string path = Try(() => FilePath(Path));
        ExportOptions options = Try(() => Options(query, path));
        TimeSpan? limit = Try(() => MaxDurationArgument.Read(MaxDuration));
        path = ExportName.Of(path, options.Compress);
        if (!ShouldProcess(path, $"Export the conversations of {query.Interval}"))
        {
            if (IsPlanOnly)
            {
                ShowPlan(query);
            }

            return;
        }

        SessionSet sessions = ResolveSessions();
        if (sessions.AreSeveral)
        {
            ThrowTerminatingError(ErrorRecords.From(SessionErrors.SessionsNotTaken(path, sessions.Sessions)));
        }

        GenesysSession session = sessions.Sessions[0];
        IReadOnlyList<ConversationExport> exports = Try(() => ExportRequest.Plan(session, query, path, PartitionBy, options));
        Run((writer, cancellationToken) =>
        {
            _running = new ExportRun(exports, writer, $"Export {query.Interval}", session.Client.Time, limit, Again(query, from: null, nameof(Force)));
            return _running.RunAsync(cancellationToken);
        });
    }

    private protected override string? WhenStopped() => _running?.Resume;

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
                Attributes = Attribute,
                TimeZone = query.Zone,
                TimeFormat = TimeFormat,
                DurationUnit = DurationUnit,
                WithNames = ResolveName,
            },
            Delimiter = Delimiter,
            AllowFormula = AllowFormula,
            Protection = ProtectArgument.Read(Protect, ProtectKey),
            Force = Force,
            AllowIncomplete = AllowIncomplete,
            ThrottleLimit = ThrottleLimit,
        };
        ExportRequest.Check(options, IsGiven);
        return options;
    }
}
