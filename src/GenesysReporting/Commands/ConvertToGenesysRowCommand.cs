using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Base;
using GenesysReporting.Completion;
using GenesysReporting.Errors;
using GenesysReporting.Pipeline;
using GenesysReporting.Rows;
using GenesysReporting.Rows.Reading;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Turns the records of analytics queries into flat rows with a fixed set of columns, ready for Export-Csv.</summary>
[Cmdlet(VerbsData.ConvertTo, "GenesysRow", HelpUri = ProjectPages.Help + "ConvertTo-GenesysRow.md")]
[OutputType(
    "GenesysReporting.ConversationRow",
    "GenesysReporting.ParticipantRow",
    "GenesysReporting.SessionRow",
    "GenesysReporting.SegmentRow",
    "GenesysReporting.AttributeRow",
    "GenesysReporting.EvaluationRow",
    "GenesysReporting.SurveyRow",
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
    private readonly FilledRecords _filled = new();
    private readonly LeftOutMetrics _leftOut = new();
    private RowOptions _options = new();
    private GenesysSession? _session;
    private RowReader? _reader;
    private RowObjects? _objects;
    private RowPrefetcher<PSObject[]>? _prefetcher;
    private IReadOnlyList<RowColumn> _columns = [];
    private GenesysSession? _origin;
    private Dictionary<GenesysSession, RowNamer>? _namers;
    private long _lines;

    /// <summary>The records, as Invoke-GenesysAnalyticsQuery writes them, of one kind; or lines of stored conversations.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public object[] InputObject { get; set; } = [];

    /// <summary>The grain of conversations' rows.</summary>
    [Parameter]
    public RowGrain Grain { get; set; } = RowGrain.Conversation;

    /// <summary>The attributes of participants that have a column.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Attribute { get; set; } = [];

    /// <summary>The layout of aggregates' rows.</summary>
    [Parameter]
    public RowLayout Layout { get; set; } = RowLayout.Wide;

    /// <summary>The borders at which spans of user details are cut.</summary>
    [Parameter]
    public RowSplit SplitBy { get; set; }

    /// <summary>Adds rows of buckets without data.</summary>
    [Parameter]
    public SwitchParameter FillGaps { get; set; }

    /// <summary>The metrics and views to show; names or wildcards.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CatalogMetricCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Metric { get; set; } = [];

    /// <summary>The unit of durations.</summary>
    [Parameter]
    public DurationUnit DurationUnit { get; set; } = DurationUnit.Seconds;

    /// <summary>The time zone of the times; by default the session's, else the machine's.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [ZoneName]
    [ValidateNotNullOrEmpty]
    public string? TimeZone { get; set; }

    /// <summary>The form of times.</summary>
    [Parameter]
    public RowTimeFormat TimeFormat { get; set; } = RowTimeFormat.Iso;

    /// <summary>Adds columns of names next to those of ids.</summary>
    [Parameter]
    public SwitchParameter ResolveName { get; set; }

    /// <summary>Puts an apostrophe before text that a spreadsheet would run as a formula.</summary>
    [Parameter]
    public SwitchParameter NeutralizeFormula { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _session = Session is null ? SessionStore.Current.Default : ResolveSessions().Sessions is [{ } first, ..] ? first : null;
        _options = new RowOptions
        {
            TimeZone = Try(Zone),
            TimeFormat = TimeFormat,
            DurationUnit = DurationUnit,
            Grain = IsGiven(nameof(Grain)) ? Grain : null,
            Layout = IsGiven(nameof(Layout)) ? Layout : null,
            SplitBy = IsGiven(nameof(SplitBy)) ? SplitBy : null,
            FillGaps = FillGaps,
            Metrics = Metric,
            Attributes = Attribute,
            WithNames = ResolveName,
        };
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (object? input in InputObject)
        {
            if (Record(input) is not { } record)
            {
                continue;
            }

            _reader ??= Try(() => Open(record));
            if (FillGaps)
            {
                Try(() => _filled.Add(record));
            }
            else
            {
                Convert(record);
            }

            _leftOut.Add(_reader.LeftOut(record));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (AnalyticsRecord record in _filled.Take())
        {
            Convert(record);
        }

        WriteWaiting();
        _leftOut.Announce(WriteWarning);
    }

    private void Convert(AnalyticsRecord record)
    {
        if (_namers is null)
        {
            Write(record);
        }
        else
        {
            Collect(record);
        }
    }

    /// <summary>Returns the record; null for an empty line, and for a damaged one, which is an error that names its number.</summary>
    private AnalyticsRecord? Record(object? input)
    {
        object? value = input is PSObject wrapped ? wrapped.BaseObject : input;
        if (value is AnalyticsRecord record)
        {
            return record;
        }

        if (value is not string line)
        {
            throw Refused(RowErrors.InputNotTaken(value?.GetType().ToString() ?? "nothing"));
        }

        _lines++;
        try
        {
            return string.IsNullOrWhiteSpace(line) ? null : StoredConversation.Read(line, _lines, WriteWarning);
        }
        catch (InputException e)
        {
            WriteError(ErrorRecords.From(e));
            return null;
        }
    }

    private InputException Refused(InputException error)
    {
        WriteWaiting();
        ThrowTerminatingError(ErrorRecords.From(error));
        return error;
    }

    private TimeZoneInfo Zone() => (TimeZone ?? _session?.TimeZone) is { } name ? TimeZones.Find(name) : TimeZoneInfo.Local;

    private void Write(AnalyticsRecord record)
    {
        // Other kinds may warn about a record, which only the pipeline's thread may do.
        bool isPrefetched = record is AnalyticsConversation;
        foreach (PSObject row in Try(() => isPrefetched ? _prefetcher!.Take(record) : Rows(record)))
        {
            WriteObject(row);
        }
    }

    private void Collect(AnalyticsRecord record)
    {
        GenesysSession? origin = SessionOrigin.Of(record);
        if (!ReferenceEquals(origin, _origin))
        {
            // The names of a batch are those of one organisation.
            WriteWaiting();
            _origin = origin;
        }

        foreach (object?[] row in Read(record))
        {
            if (_waiting.Add(row))
            {
                WriteWaiting();
            }
        }
    }

    private PSObject[] Rows(AnalyticsRecord record)
    {
        IEnumerable<object?[]> rows = _reader!.Read(record);
        GenesysSession? origin = SessionOrigin.Of(record);
        return Array.ConvertAll(rows as object?[][] ?? [.. rows], cells => _objects!.Create(cells, origin));
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
        _origin = SessionOrigin.Of(first);
        _objects = new RowObjects(reader.Schema, hasOrganization: _origin is not null, neutralizeFormula: NeutralizeFormula);
        _prefetcher = new RowPrefetcher<PSObject[]>(Rows);
        _columns = reader.Schema.Columns;
        if (ResolveName)
        {
            _session = _origin ?? SessionStore.Current.Choose(Session, IsGiven(nameof(Session))).Sessions[0];
            _namers = [];
        }

        return reader;
    }

    /// <summary>Writes a batch after all of its names are known: a cmdlet that reads the first row might itself look up names.</summary>
    private void WriteWaiting()
    {
        if (_namers is null)
        {
            return;
        }

        IReadOnlyList<object?[]> rows = _waiting.Take();
        GenesysSession session = _origin ?? _session!;
        if (!_namers.TryGetValue(session, out RowNamer? namer))
        {
            _namers[session] = namer = new RowNamer(session, _columns);
        }

        Run((writer, cancellationToken) => namer.FillAsync(rows, writer, writer.Warn, cancellationToken));
        foreach (object?[] row in rows)
        {
            WriteObject(_objects!.Create(row, _origin));
        }
    }
}
