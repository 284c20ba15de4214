using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Arguments;
using GenesysReporting.Completion;

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

    private readonly List<SessionArgument> _piped = [];
    private bool _isSessionGiven;

    /// <inheritdoc/>
    [Parameter(ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [SupportsWildcards]
    public override SessionArgument[]? Session { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => _isSessionGiven = IsGiven(nameof(Session));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!_isSessionGiven && Session is not null)
        {
            // Together at the end, as one cannot know that it is the only one.
            _piped.AddRange(Session);
            Session = null;
        }
        else if (GivenQuery is { } query)
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
        Session = _piped.Count > 0 ? [.. _piped] : Session;
        if (ParameterSetName != QuerySet)
        {
            Handle(Try(Build));
        }
        else if (_piped.Count > 0 && GivenQuery is { } query)
        {
            Handle(query);
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
