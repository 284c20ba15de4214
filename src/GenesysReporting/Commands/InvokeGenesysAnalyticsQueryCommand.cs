using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Details;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Completion;
using GenesysReporting.Pipeline;

namespace GenesysReporting.Commands;

/// <summary>Runs an analytics query and streams its results.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "GenesysAnalyticsQuery")]
[OutputType(typeof(AnalyticsConversation))]
public sealed class InvokeGenesysAnalyticsQueryCommand : SessionCmdlet
{
    /// <summary>The kind of query.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(QueryTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public string Type { get; set; } = string.Empty;

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

    /// <summary>Where times without an offset are read; the profile's zone when it is left out, else the machine's.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [ValidateNotNullOrEmpty]
    public string? TimeZone { get; set; }

    /// <summary>Stop after this many records.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long? First { get; set; }

    /// <summary>The name of a variable for the summary: what was announced, received, dropped and trimmed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SummaryVariable { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Try(() => QueryTypes.Find(Type));
        GenesysSession session = ResolveSession();
        TimeZoneInfo zone = Try(() => (TimeZone ?? session.TimeZone) is { } name ? TimeZones.Find(name) : TimeZoneInfo.Local);
        QueryInterval interval = Try(() => ReadTime(zone));
        Run(session, new ConversationDetailsQuery(interval) { First = First }, zone);
    }

    private void Run(GenesysSession session, ConversationDetailsQuery query, TimeZoneInfo zone)
    {
        QueryRun? run = null;
        try
        {
            Run(async (writer, cancellationToken) =>
            {
                run = new QueryRun(session, query, writer);
                await run.StreamAsync(cancellationToken).ConfigureAwait(false);
            });
        }
        finally
        {
            // Set however the query ends: also Select-Object -First, Ctrl+C and an error leave a summary.
            if (SummaryVariable is not null && run is not null)
            {
                SessionState.PSVariable.Set(SummaryVariable, run.Summarize() with { TimeZone = zone.Id });
            }
        }
    }

    private QueryInterval ReadTime(TimeZoneInfo zone) => new TimeForms
    {
        Interval = Interval,
        Start = Start is null ? null : Start.Read,
        End = End is null ? null : End.Read,
        Past = Past,
        Zone = zone,
    }.Resolve(TimeProvider.System);
}
