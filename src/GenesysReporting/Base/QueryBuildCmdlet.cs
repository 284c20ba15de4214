using System.Management.Automation;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Arguments;
using GenesysReporting.Completion;

namespace GenesysReporting.Base;

/// <summary>The base of the cmdlets that build a query of any type from parameters, or take its body as it is.</summary>
public abstract class QueryBuildCmdlet : QueryParametersCmdlet
{
    /// <summary>The kind of query, such as ConversationDetails or QueueObservations.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = BuildSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = BodySet)]
    [ArgumentCompleter(typeof(CatalogFamilyCompleter))]
    [ValidateNotNullOrEmpty]
    public string Type { get; set; } = string.Empty;

    /// <summary>The metrics.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ArgumentCompleter(typeof(QueryMetricCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Metric { get; set; } = [];

    /// <summary>The dimensions to group by.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ArgumentCompleter(typeof(QueryGroupCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] GroupBy { get; set; } = [];

    /// <summary>The length of the buckets: PT30M, P1D, or in short 30m, 1d.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ArgumentCompleter(typeof(GranularityCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Granularity { get; set; }

    /// <summary>The metrics to count within a range.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNull]
    public ViewArgument[] View { get; set; } = [];

    /// <summary>asc, desc or unordered.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ArgumentCompleter(typeof(QueryOrderCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Order { get; set; }

    /// <summary>The metric or time to order by.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ArgumentCompleter(typeof(QueryOrderByCompleter))]
    [ValidateNotNullOrEmpty]
    public string? OrderBy { get; set; }

    private protected override QueryInput Input(TimeZoneInfo zone) => Input(Type, zone) with
    {
        Metrics = Metric,
        GroupBy = GroupBy,
        Granularity = Granularity,
        Views = [.. View.Select(v => v.Read())],
        Order = Order,
        OrderBy = OrderBy,
    };
}
