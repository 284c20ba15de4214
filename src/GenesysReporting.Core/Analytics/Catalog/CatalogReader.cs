using System.Text.Json;

namespace GenesysReporting.Analytics.Catalog;

/// <summary>Reads catalog.json out of the assembly. Lists become read-only: scripts must not change them for each other.</summary>
internal static class CatalogReader
{
    public static CatalogContent Read()
    {
        using Stream stream = typeof(CatalogReader).Assembly.GetManifestResourceStream("catalog.json")!;
        CatalogFile file = JsonSerializer.Deserialize(stream, CatalogJson.Default.CatalogFile)!;
        return new CatalogContent(file, file.Families.Select(Family).Frozen());
    }

    private static QueryFamily Family(FamilyEntry f) => new(f.Name, f.Kind, f.Query, f.Permissions.Frozen())
    {
        JobPath = f.Jobs,
        AvailabilityPath = f.Availability,
        IsPreview = f.Preview,
        Paging = f.Paging,
        Limits = f.Limits,
        RequiredMembers = f.Required.Frozen(),
        Members = f.Members.Frozen(),
        JobMembers = f.JobMembers.Frozen(),
        Orderings = f.Orderings.Select(o => new QueryOrdering(o.Member, o.Directions.Frozen(), o.ByMember, o.By.Frozen())).Frozen(),
        QueryTypeNames = f.QueryTypes.Frozen(),
        TimeDimensions = f.TimeDimensions.Frozen(),
        Metrics = f.Metrics.Frozen(),
        MetricMember = f.MetricMember,
        MetricQualifiers = f.MetricQualifiers.Frozen(),
        DetailMetrics = f.DetailMetrics.Frozen(),
        SortMetrics = f.SortMetrics.Frozen(),
        GroupBy = f.GroupBy.Frozen(),
        FilterLevels = f.Levels.Select(Level).Frozen(),
        DefaultLevel = f.DefaultLevel,
        Dimensions = f.Levels.SelectMany(l => l.Dimensions).Concat(f.GroupBy).Distinct().Order(StringComparer.Ordinal).Frozen(),
    };

    private static FilterLevel Level(LevelEntry l) => new(l.Name, l.Member)
    {
        TakesSeveral = l.IsList,
        Nests = l.Nests,
        TakesRanges = l.Ranges,
        TakesProperties = l.Properties,
        Operators = l.Operators.Frozen(),
        Dimensions = l.Dimensions.Frozen(),
        Metrics = l.Metrics.Frozen(),
    };
}
