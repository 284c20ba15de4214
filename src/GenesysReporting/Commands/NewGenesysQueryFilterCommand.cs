using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Filters;
using GenesysReporting.Arguments;
using GenesysReporting.Base;
using GenesysReporting.Completion;

namespace GenesysReporting.Commands;

/// <summary>Builds a condition for a query, or combines several. Needs no session and no network.</summary>
[Cmdlet(VerbsCommon.New, "GenesysQueryFilter", DefaultParameterSetName = DimensionSet, HelpUri = ProjectPages.Help + "New-GenesysQueryFilter.md")]
[OutputType(typeof(FilterPredicate), typeof(FilterGroup))]
public sealed class NewGenesysQueryFilterCommand : AsyncCmdlet
{
    private const string DimensionSet = "Dimension";
    private const string MetricSet = "Metric";
    private const string PropertySet = "Property";
    private const string AllSet = "All";
    private const string AnySet = "Any";

    /// <summary>The dimension, such as queueId or mediaType.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = DimensionSet)]
    [ArgumentCompleter(typeof(FilterDimensionCompleter))]
    [ValidateNotNullOrEmpty]
    public string Dimension { get; set; } = string.Empty;

    /// <summary>The metric, such as tTalk.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MetricSet)]
    [ArgumentCompleter(typeof(FilterMetricCompleter))]
    [ValidateNotNullOrEmpty]
    public string Metric { get; set; } = string.Empty;

    /// <summary>The name of a property that the organisation adds to its conversations.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PropertySet)]
    [ValidateNotNullOrEmpty]
    public string Property { get; set; } = string.Empty;

    /// <summary>The property's type.</summary>
    [Parameter(ParameterSetName = PropertySet)]
    public FilterPropertyType PropertyType { get; set; }

    /// <summary>The values, any one of which may match. Names, and objects of Get-GenesysQueue and similar cmdlets, may stand for ids.</summary>
    [Parameter(Position = 1, ParameterSetName = DimensionSet)]
    [Parameter(ParameterSetName = MetricSet)]
    [Parameter(ParameterSetName = PropertySet)]
    [ArgumentCompleter(typeof(FilterValueCompleter))]
    [AsTyped]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public object?[]? Value { get; set; }

    /// <summary>The comparison: Matches, Exists or NotExists.</summary>
    [Parameter(ParameterSetName = DimensionSet)]
    [Parameter(ParameterSetName = MetricSet)]
    [Parameter(ParameterSetName = PropertySet)]
    public FilterOperator Operator { get; set; }

    /// <summary>The exclusive lower end of a range.</summary>
    [Parameter(ParameterSetName = DimensionSet)]
    [Parameter(ParameterSetName = MetricSet)]
    [Parameter(ParameterSetName = PropertySet)]
    [ValidateNotNull]
    public object? GreaterThan { get; set; }

    /// <summary>The inclusive lower end of a range.</summary>
    [Parameter(ParameterSetName = DimensionSet)]
    [Parameter(ParameterSetName = MetricSet)]
    [Parameter(ParameterSetName = PropertySet)]
    [ValidateNotNull]
    public object? GreaterOrEqual { get; set; }

    /// <summary>The exclusive upper end of a range.</summary>
    [Parameter(ParameterSetName = DimensionSet)]
    [Parameter(ParameterSetName = MetricSet)]
    [Parameter(ParameterSetName = PropertySet)]
    [ValidateNotNull]
    public object? LessThan { get; set; }

    /// <summary>The inclusive upper end of a range.</summary>
    [Parameter(ParameterSetName = DimensionSet)]
    [Parameter(ParameterSetName = MetricSet)]
    [Parameter(ParameterSetName = PropertySet)]
    [ValidateNotNull]
    public object? LessOrEqual { get; set; }

    /// <summary>The level, such as Segment or Evaluation, where the name exists on several.</summary>
    [Parameter(ParameterSetName = DimensionSet)]
    [Parameter(ParameterSetName = MetricSet)]
    [Parameter(ParameterSetName = PropertySet)]
    [ArgumentCompleter(typeof(FilterLevelCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Level { get; set; }

    /// <summary>Accepts names and values that the catalogue does not have.</summary>
    [Parameter(ParameterSetName = DimensionSet)]
    [Parameter(ParameterSetName = MetricSet)]
    [Parameter(ParameterSetName = PropertySet)]
    public SwitchParameter SkipValidation { get; set; }

    /// <summary>Filters that must all hold.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    [AllowNull]
    [AllowEmptyCollection]
    public QueryFilter?[]? All { get; set; }

    /// <summary>Filters of which any one must hold.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AnySet)]
    [AllowNull]
    [AllowEmptyCollection]
    public QueryFilter?[]? Any { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(Try(() => ParameterSetName switch
    {
        AllSet => FilterBuilder.Combine(FilterCombination.All, All ?? []),
        AnySet => FilterBuilder.Combine(FilterCombination.Any, Any ?? []),
        _ => FilterBuilder.Make(Input()),
    }));

    private FilterInput Input() => new()
    {
        Dimension = ParameterSetName == DimensionSet ? Dimension : null,
        Metric = ParameterSetName == MetricSet ? Metric : null,
        Property = ParameterSetName == PropertySet ? Property : null,
        PropertyType = IsGiven(nameof(PropertyType)) ? PropertyType : null,
        Operator = IsGiven(nameof(Operator)) ? Operator : null,
        Values = IsGiven(nameof(Value)) ? PlainArguments.List(Value) : null,
        GreaterThan = PlainArguments.AsTyped(GreaterThan),
        GreaterOrEqual = PlainArguments.AsTyped(GreaterOrEqual),
        LessThan = PlainArguments.AsTyped(LessThan),
        LessOrEqual = PlainArguments.AsTyped(LessOrEqual),
        Level = Level,
        SkipValidation = SkipValidation,
    };
}
