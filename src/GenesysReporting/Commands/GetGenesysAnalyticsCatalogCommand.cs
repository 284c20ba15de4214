using System.Management.Automation;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Arguments;
using GenesysReporting.Completion;
using GenesysReporting.Errors;
using GenesysReporting.Pipeline;

namespace GenesysReporting.Commands;

/// <summary>Shows the queries that the platform's analytics offers. Needs no session and no network.</summary>
[Cmdlet(VerbsCommon.Get, "GenesysAnalyticsCatalog", DefaultParameterSetName = FamilySet, HelpUri = ProjectPages.Help + "Get-GenesysAnalyticsCatalog.md")]
[OutputType(typeof(QueryFamily), ParameterSetName = [FamilySet])]
[OutputType(typeof(CatalogMetric), ParameterSetName = [MetricSet])]
[OutputType(typeof(CatalogDimension), ParameterSetName = [DimensionSet])]
[OutputType(typeof(CatalogEntry), ParameterSetName = [SearchSet])]
public sealed class GetGenesysAnalyticsCatalogCommand : PSCmdlet
{
    private const string FamilySet = "Family";
    private const string MetricSet = "Metric";
    private const string DimensionSet = "Dimension";
    private const string SearchSet = "Search";

    /// <summary>Names of query types; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = FamilySet)]
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = MetricSet)]
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = DimensionSet)]
    [ArgumentCompleter(typeof(CatalogFamilyCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Type { get; set; } = ["*"];

    /// <summary>Names of metrics; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MetricSet)]
    [ArgumentCompleter(typeof(CatalogMetricCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Metric { get; set; } = [];

    /// <summary>Names of dimensions; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DimensionSet)]
    [ArgumentCompleter(typeof(CatalogDimensionCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Dimension { get; set; } = [];

    /// <summary>Words to find in names, meanings, and the terms of the user interface.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SearchSet)]
    [ValidateNotNullOrEmpty]
    public string Search { get; set; } = string.Empty;

    private string Types => Type is ["*"] ? string.Empty : string.Join(", ", Type);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == SearchSet)
        {
            WriteFound();
            return;
        }

        QueryFamily[] families = Find(AnalyticsCatalog.Families, f => f.Name, (_, _, _) => false, Type, CatalogErrors.UnknownFamily);
        switch (ParameterSetName)
        {
            case MetricSet when families.Length > 0:
                WriteObject(Metrics(families), enumerateCollection: true);
                break;
            case DimensionSet when families.Length > 0:
                WriteObject(Dimensions(families), enumerateCollection: true);
                break;
            case FamilySet:
                WriteObject(families, enumerateCollection: true);
                break;
        }
    }

    private void WriteFound()
    {
        try
        {
            IReadOnlyList<CatalogEntry> found = CatalogSearch.Find(Search);
            if (found.Count == 0)
            {
                string hint = CatalogSearch.Correct(Search) is { } near ? $"Did you mean '{near}'?" : "Try fewer words, or -Metric * and -Dimension *.";
                WriteWarning($"Nothing in the catalogue has the words '{Search}'. {hint}");
            }

            WriteObject(found, enumerateCollection: true);
        }
        catch (InputException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e));
        }
    }

    private CatalogMetric[] Metrics(QueryFamily[] families)
    {
        HashSet<string> names =
            [.. families.SelectMany(f => f.Metrics), .. families.SelectMany(f => f.FilterLevels).SelectMany(l => l.Metrics)];
        CatalogMetric[] within = [.. AnalyticsCatalog.Metrics.Where(m => names.Contains(m.Name))];
        return Find(within, m => m.Name, (m, text, fits) => CatalogWords.IsNamed(m, text) || m.ScreenNames.Any(fits), Metric, name => CatalogErrors.UnknownMetric(name, names, Types));
    }

    private CatalogDimension[] Dimensions(QueryFamily[] families)
    {
        HashSet<string> names = [.. families.SelectMany(f => f.Dimensions)];
        CatalogDimension[] within = [.. AnalyticsCatalog.Dimensions.Where(d => names.Contains(d.Name))];
        return Find(within, d => d.Name, (d, _, fits) => d.Words.Any(fits), Dimension, name => CatalogErrors.UnknownDimension(name, names, Types));
    }

    /// <summary>Returns the entries that match the names, each once. A name without a match is an error, and the others still count.</summary>
    private T[] Find<T>(
        IReadOnlyList<T> entries,
        Func<T, string> nameOf,
        Func<T, string, Func<string, bool>, bool> isCalled,
        string[] names,
        Func<string, InputException> unknown)
        where T : class
    {
        var found = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (string name in names)
        {
            try
            {
                found.UnionWith(CatalogMatch.Find(entries, nameOf, isCalled, name, () => unknown(name)));
            }
            catch (InputException e)
            {
                WriteError(ErrorRecords.From(e));
            }
        }

        return [.. entries.Where(found.Contains)];
    }
}
