using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Completion;
using GenesysReporting.Pipeline;
using GenesysReporting.Rows;

namespace GenesysReporting.Commands;

/// <summary>Turns conversations into flat rows with a fixed set of columns, ready for Export-Csv.</summary>
[Cmdlet(VerbsData.ConvertTo, "GenesysRow")]
[OutputType("GenesysReporting.ConversationRow")]
public sealed class ConvertToGenesysRowCommand : AsyncCmdlet
{
    private const string RowTypeName = "GenesysReporting.ConversationRow";
    private RowSchema<ConversationDigest>? _schema;

    /// <summary>The conversations, as Invoke-GenesysAnalyticsQuery writes them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public AnalyticsConversation[] InputObject { get; set; } = [];

    /// <summary>The zone that times are shown in; the machine's when it is left out.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [ValidateNotNullOrEmpty]
    public string? TimeZone { get; set; }

    /// <summary>How times are written.</summary>
    [Parameter]
    public RowTimeFormat TimeFormat { get; set; } = RowTimeFormat.Iso;

    /// <inheritdoc/>
    protected override void BeginProcessing() => _schema = ConversationRows.Schema(new RowOptions
    {
        TimeZone = Try(() => TimeZone is null ? TimeZoneInfo.Local : TimeZones.Find(TimeZone)),
        TimeFormat = TimeFormat,
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (AnalyticsConversation conversation in InputObject)
        {
            WriteObject(ToRow(_schema!, conversation));
        }
    }

    private static PSObject ToRow(RowSchema<ConversationDigest> schema, AnalyticsConversation conversation)
    {
        object?[] cells = schema.Read(new ConversationDigest(conversation));
        var row = new PSObject(cells.Length);
        row.TypeNames.Insert(0, RowTypeName);
        for (int i = 0; i < cells.Length; i++)
        {
            row.Properties.Add(new PSNoteProperty(schema.Names[i], cells[i]), preValidated: true);
        }

        return row;
    }
}
