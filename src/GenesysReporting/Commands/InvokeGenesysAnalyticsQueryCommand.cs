using System.Globalization;
using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Base;
using GenesysReporting.Runs;

namespace GenesysReporting.Commands;

/// <summary>Runs an analytics query and streams its results.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "GenesysAnalyticsQuery", DefaultParameterSetName = BuildSet, SupportsShouldProcess = true, HelpUri = ProjectPages.Help + "Invoke-GenesysAnalyticsQuery.md")]
[OutputType(typeof(AnalyticsRecord))]
public sealed class InvokeGenesysAnalyticsQueryCommand : QueryBuildCmdlet
{
    /// <summary>A query from New-GenesysAnalyticsQuery.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = QuerySet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public AnalyticsQuery? Query { get; set; }

    /// <summary>The number of records to stop after.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long? First { get; set; }

    /// <summary>The number of pages fetched at once.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = AnalyticsReadOptions.DefaultThrottleLimit;

    /// <summary>Makes an incomplete result an error, and not only a warning.</summary>
    [Parameter]
    public SwitchParameter RequireComplete { get; set; }

    /// <summary>The name of a variable for the summary: the numbers announced, received, dropped and trimmed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SummaryVariable { get; set; }

    private (QueryRun Run, AnalyticsQuery Query)? _running;

    private protected override AnalyticsQuery? GivenQuery => Query;

    private protected override void Handle(AnalyticsQuery query)
    {
        if (IsPlanOnly)
        {
            ShowPlan(query);
        }
        else
        {
            EachSession(session => Run(session, query));
        }
    }

    private protected override string? WhenStopped()
    {
        if (_running is not { } stopped)
        {
            return null;
        }

        (QueryRun run, AnalyticsQuery query) = stopped;
        DateTimeOffset? to = Origin is null && ParameterSetName == BuildSet ? run.ReadTo() : null;
        string written = string.Create(CultureInfo.CurrentCulture, $"The query was stopped after {run.Summarize().Delivered:N0} records.");
        string next = to is { } time && time < query.Interval!.End
            ? $"All of them until {time:yyyy-MM-dd'T'HH:mm:ss'Z'} were delivered. This line continues there, and delivers later ones again:"
            : "This line starts it again:";
        return $"{written} {next}{Environment.NewLine}{Again(query, to < query.Interval?.End ? to : null)}";
    }

    private void Run(GenesysSession session, AnalyticsQuery query)
    {
        QueryRun? run = null;
        _running = null;
        try
        {
            Run(async (writer, cancellationToken) =>
            {
                var options = new AnalyticsReadOptions { First = First, ThrottleLimit = ThrottleLimit };
                run = new QueryRun(session, query, options, RequireComplete, writer);
                _running = (run, query);
                await run.StreamAsync(cancellationToken).ConfigureAwait(false);
            });
        }
        finally
        {
            // Set however the query ends: Select-Object -First, Ctrl+C and an error leave a summary too.
            if (run is not null)
            {
                KeepSummary(SummaryVariable, run.Summarize());
            }
        }
    }
}
