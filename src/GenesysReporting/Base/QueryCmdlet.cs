using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Api;
using GenesysReporting.Sessions;

namespace GenesysReporting.Base;

/// <summary>The base of the cmdlets that work with a query: a query object, or one that is built from parameters.</summary>
public abstract class QueryCmdlet : SessionCmdlet
{
    private protected const string QuerySet = "Query";

    /// <summary>The query object, for cmdlets that take one.</summary>
    private protected virtual AnalyticsQuery? GivenQuery => null;

    /// <summary>
    /// True if -WhatIf was typed. A preference alone does not stop a read, which changes nothing. A plan sends nothing and
    /// needs no session.
    /// </summary>
    private protected bool IsPlanOnly =>
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given) && given is SwitchParameter { IsPresent: true };

    /// <summary>The session that would be used; null if there is none.</summary>
    private protected GenesysSession? KnownSession => SessionStore.Current.Known(Session);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (GivenQuery is { } query)
        {
            Handle(query);
        }
        else
        {
            Collect();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName != QuerySet)
        {
            Handle(Try(Build));
        }
    }

    /// <summary>Does the cmdlet's work for a query.</summary>
    private protected abstract void Handle(AnalyticsQuery query);

    /// <summary>Collects the parts of a query that arrive through the pipeline, one at a time.</summary>
    private protected abstract void Collect();

    /// <summary>Returns the query that the parameters describe; throws for every fault that can be found without the platform.</summary>
    private protected abstract AnalyticsQuery Build();

    /// <summary>Shows the plan of a query, as -WhatIf does.</summary>
    private protected void ShowPlan(AnalyticsQuery query)
    {
        foreach (string line in QueryPlanner.Plan(query, KnownSession?.RateLimit).ToLines())
        {
            WriteInformation(new HostInformationMessage { Message = $"What if: {line}" }, ["PSHOST"]);
        }
    }
}
