using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Base;
using GenesysReporting.Runs;

namespace GenesysReporting.Commands;

/// <summary>Runs an analytics query and streams its results.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "GenesysAnalyticsQuery", DefaultParameterSetName = BuildSet, SupportsShouldProcess = true)]
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

    private protected override AnalyticsQuery? GivenQuery => Query;

    private protected override void Handle(AnalyticsQuery query)
    {
        if (IsPlanOnly)
        {
            ShowPlan(query);
        }
        else
        {
            var summaries = new List<object>();
            EachSession(session => Run(session, query, summaries));
        }
    }

    private void Run(GenesysSession session, AnalyticsQuery query, List<object> summaries)
    {
        QueryRun? run = null;
        try
        {
            Run(async (writer, cancellationToken) =>
            {
                var options = new AnalyticsReadOptions { First = First, ThrottleLimit = ThrottleLimit };
                run = new QueryRun(session, query, options, RequireComplete, writer);
                await run.StreamAsync(cancellationToken).ConfigureAwait(false);
            });
        }
        finally
        {
            // Set however the query ends: Select-Object -First, Ctrl+C and an error leave a summary too.
            if (SummaryVariable is not null && run is not null)
            {
                QuerySummary summary = run.Summarize();
                summaries.Add(Origin is null ? summary : SessionOrigin.Mark(summary, Origin));
                SessionState.PSVariable.Set(SummaryVariable, summaries.Count == 1 ? summaries[0] : summaries.ToArray());
            }
        }
    }
}
