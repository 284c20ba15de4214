using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Base;
using GenesysReporting.Completion;
using GenesysReporting.Errors;
using GenesysReporting.Pipeline;
using GenesysReporting.Rows;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Turns the records of analytics queries into flat rows with a fixed set of columns, ready for Export-Csv.</summary>
[Cmdlet(VerbsData.ConvertTo, "GenesysRow")]
[OutputType(
    "GenesysReporting.ConversationRow",
    "GenesysReporting.ParticipantRow",
    "GenesysReporting.SessionRow",
    "GenesysReporting.SegmentRow",
    "GenesysReporting.AggregateRow",
    "GenesysReporting.AggregateMetricRow",
    "GenesysReporting.ObservationRow",
    "GenesysReporting.TaskObservationRow",
    "GenesysReporting.ActivityRow",
    "GenesysReporting.UserStatusRow",
    "GenesysReporting.AgentStatusRow",
    "GenesysReporting.AgentStatusCountRow")]
public sealed class ConvertToGenesysRowCommand : SessionCmdlet
{
    private readonly RowBatch _waiting = new();
    private RowOptions _options = new();
    private GenesysSession? _session;
    private RowReader? _reader;
    private RowObjects? _objects;
    private RowsAhead? _ahead;
    private RowNamer? _namer;

    /// <summary>The records, as Invoke-GenesysAnalyticsQuery writes them; of one kind.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public AnalyticsRecord[] InputObject { get; set; } = [];

    /// <summary>What a row of conversations is.</summary>
    [Parameter]
    public RowGrain Grain { get; set; } = RowGrain.Conversation;

    /// <summary>What a row of aggregates is.</summary>
    [Parameter]
    public RowLayout Layout { get; set; } = RowLayout.Wide;

    /// <summary>The metrics and views to show; names or wildcards.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CatalogMetricCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Metric { get; set; } = [];

    /// <summary>The unit of durations.</summary>
    [Parameter]
    public DurationUnit DurationUnit { get; set; } = DurationUnit.Seconds;

    /// <summary>The zone that times are shown in; the session's when it is left out, else the machine's.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [ValidateNotNullOrEmpty]
    public string? TimeZone { get; set; }

    /// <summary>How times are written.</summary>
    [Parameter]
    public RowTimeFormat TimeFormat { get; set; } = RowTimeFormat.Iso;

    /// <summary>Adds columns of names beside those of ids.</summary>
    [Parameter]
    public SwitchParameter ResolveName { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _session = ResolveName || Session is not null ? ResolveSession() : SessionStore.Current.Default;
        _options = new RowOptions
        {
            TimeZone = Try(Zone),
            TimeFormat = TimeFormat,
            DurationUnit = DurationUnit,
            Grain = IsGiven(nameof(Grain)) ? Grain : null,
            Layout = IsGiven(nameof(Layout)) ? Layout : null,
            Metrics = Metric,
            WithNames = ResolveName,
        };
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (AnalyticsRecord record in InputObject)
        {
            _reader ??= Try(() => Open(record));
            if (_namer is null)
            {
                Write(record);
            }
            else
            {
                Wait(record);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteWaiting();

    private TimeZoneInfo Zone() => (TimeZone ?? _session?.TimeZone) is { } name ? TimeZones.Find(name) : TimeZoneInfo.Local;

    private void Write(AnalyticsRecord record)
    {
        // Others may have something to say of a record, which is for the pipeline's thread to do.
        bool mayBeAhead = record is AnalyticsConversation;
        foreach (PSObject row in Try(() => mayBeAhead ? _ahead!.Take(record) : Rows(record)))
        {
            WriteObject(row);
        }
    }

    private void Wait(AnalyticsRecord record)
    {
        foreach (object?[] row in Read(record))
        {
            if (_waiting.Add(row))
            {
                WriteWaiting();
            }
        }
    }

    /// <summary>All of them, as some are made when they are taken.</summary>
    private PSObject[] Rows(AnalyticsRecord record)
    {
        IEnumerable<object?[]> rows = _reader!.Read(record);
        return Array.ConvertAll(rows as object?[][] ?? [.. rows], _objects!.Make);
    }

    private object?[][] Read(AnalyticsRecord record)
    {
        try
        {
            return [.. _reader!.Read(record)];
        }
        catch (GenesysException e)
        {
            WriteWaiting();
            ThrowTerminatingError(ErrorRecords.From(e));
            throw;
        }
    }

    private RowReader Open(AnalyticsRecord first)
    {
        RowReader reader = RowReader.Open(first, _options, WriteWarning);
        _objects = new RowObjects(reader.Schema);
        _ahead = new RowsAhead(Rows);
        _namer = ResolveName ? new RowNamer(_session!, reader.Schema.Columns) : null;
        return reader;
    }

    /// <summary>Rows are written when all of a batch have their names: what reads the first might itself look something up.</summary>
    private void WriteWaiting()
    {
        if (_namer is null)
        {
            return;
        }

        IReadOnlyList<object?[]> rows = _waiting.Take();
        Run((writer, cancellationToken) => _namer.FillAsync(rows, writer, writer.Warn, cancellationToken));
        foreach (object?[] row in rows)
        {
            WriteObject(_objects!.Make(row));
        }
    }
}
