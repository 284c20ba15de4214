using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Api;
using GenesysReporting.Pipeline;

namespace GenesysReporting.Commands;

/// <summary>Runs an analytics query and streams its results.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "GenesysAnalyticsQuery", DefaultParameterSetName = BuildSet, SupportsShouldProcess = true)]
[OutputType(typeof(AnalyticsRecord))]
public sealed class InvokeGenesysAnalyticsQueryCommand : QueryBuildCmdlet
{
    private const string QuerySet = "Query";

    /// <summary>A query of New-GenesysAnalyticsQuery.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = QuerySet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public AnalyticsQuery? Query { get; set; }

    /// <summary>Stop after this many records.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long? First { get; set; }

    /// <summary>How many pages are fetched at once.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = AnalyticsReadOptions.DefaultThrottleLimit;

    /// <summary>Whether anything short of the whole result is an error, and not only a warning.</summary>
    [Parameter]
    public SwitchParameter RequireComplete { get; set; }

    /// <summary>The name of a variable for the summary: what was announced, received, dropped and trimmed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SummaryVariable { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Query is { } query)
        {
            RunOrPlan(ResolveForRun(), query);
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
            // The query first: a question that is wrong is wrong without a session too.
            AnalyticsQuery query = BuildQuery(SessionZone());
            RunOrPlan(ResolveForRun(), query);
        }
    }

    // A read changes nothing, so a preference alone does not stop it; who types -WhatIf wants the plan.
    private bool IsPlan => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given) && given is SwitchParameter { IsPresent: true };

    /// <summary>The session; null where only a plan is asked for, which needs none.</summary>
    private GenesysSession? ResolveForRun() => IsPlan ? null : ResolveSession();

    private void RunOrPlan(GenesysSession? session, AnalyticsQuery query)
    {
        if (session is null)
        {
            ShowPlan(query);
        }
        else
        {
            Run(session, query);
        }
    }

    private void ShowPlan(AnalyticsQuery query)
    {
        foreach (string line in QueryPlanner.Plan(query, KnownSession()?.RateLimit).ToLines())
        {
            WriteInformation(new HostInformationMessage { Message = $"What if: {line}" }, ["PSHOST"]);
        }
    }

    private void Run(GenesysSession session, AnalyticsQuery query)
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
            // Set however the query ends: also Select-Object -First, Ctrl+C and an error leave a summary.
            if (SummaryVariable is not null && run is not null)
            {
                SessionState.PSVariable.Set(SummaryVariable, run.Summarize());
            }
        }
    }
}
