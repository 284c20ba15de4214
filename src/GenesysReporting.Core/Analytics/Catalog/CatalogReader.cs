using System.Text.Json;

namespace GenesysReporting.Analytics.Catalog;

/// <summary>Reads catalog.json out of the assembly. Lists become read-only: scripts must not change them for each other.</summary>
internal static class CatalogReader
{
    public static CatalogContent Read()
    {
        using Stream stream = typeof(CatalogReader).Assembly.GetManifestResourceStream("catalog.json")!;
        CatalogFile file = JsonSerializer.Deserialize(stream, CatalogJson.Default.CatalogFile)!;
        return new CatalogContent(file, [.. file.Families.Select(Family)]);
    }

    private static QueryFamily Family(FamilyEntry f) => new(f.Name, f.Kind, f.Query, [.. f.Permissions])
    {
        JobPath = f.Jobs,
        AvailabilityPath = f.Availability,
        IsPreview = f.Preview,
        Paging = f.Paging,
        Limits = f.Limits,
        RequiredMembers = [.. f.Required],
        Members = [.. f.Members],
        JobMembers = [.. f.JobMembers],
        Orderings = [.. f.Orderings.Select(o => new QueryOrdering(o.Member, [.. o.Directions], o.ByMember, [.. o.By]))],
        QueryTypeNames = [.. f.QueryTypes],
        TimeDimensions = [.. f.TimeDimensions],
        Metrics = [.. f.Metrics],
        MetricMember = f.MetricMember,
        MetricQualifiers = [.. f.MetricQualifiers],
        DetailMetrics = [.. f.DetailMetrics],
        SortMetrics = [.. f.SortMetrics],
        GroupBy = [.. f.GroupBy],
        FilterLevels = [.. f.Levels.Select(Level)],
        DefaultLevel = f.DefaultLevel,
        Dimensions = [.. f.Levels.SelectMany(l => l.Dimensions).Concat(f.GroupBy).Distinct().Order(StringComparer.Ordinal)],
    };

    private static FilterLevel Level(LevelEntry l) => new(l.Name, l.Member)
    {
        TakesSeveral = l.IsList,
        Nests = l.Nests,
        TakesRanges = l.Ranges,
        TakesProperties = l.Properties,
        Operators = [.. l.Operators],
        Dimensions = [.. l.Dimensions],
        Metrics = [.. l.Metrics],
    };
}
