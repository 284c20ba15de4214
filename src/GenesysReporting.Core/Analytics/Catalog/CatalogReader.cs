using System.Collections.ObjectModel;
using System.Text.Json;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics.Catalog;

/// <summary>
/// Reads catalog.json from the assembly. It reads a <see cref="JsonDocument"/>: a serializer would first have to be built
/// for these types, which takes longer than all of the reading. Lists become read-only, as all scripts share them.
/// </summary>
internal static class CatalogReader
{
    public static CatalogContent Read()
    {
        using Stream stream = typeof(CatalogReader).Assembly.GetManifestResourceStream("catalog.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonElement root = document.RootElement;
        return new CatalogContent(
            Text(root, "contract"),
            List(root, "families", ReadFamily),
            List(root, "metrics", ReadMetric),
            List(root, "dimensions", ReadDimension));
    }

    private static QueryFamily ReadFamily(JsonElement json)
    {
        ReadOnlyCollection<FilterLevel> levels = List(json, "levels", ReadLevel);
        ReadOnlyCollection<string> groupBy = Texts(json, "groupBy");
        return new QueryFamily(
            Text(json, "name"), (FamilyKind)Choice(typeof(FamilyKind), json, "kind"), Text(json, "query"), Texts(json, "permissions"))
        {
            JobPath = TextOrNull(json, "jobs"),
            AvailabilityPath = TextOrNull(json, "availability"),
            IsPreview = Flag(json, "preview"),
            Paging = (PagingStyle)Choice(typeof(PagingStyle), json, "paging"),
            Limits = json.TryGetProperty("limits", out JsonElement limits) ? ReadLimits(limits) : new(),
            AddressGroups = Texts(json, "addressGroups"),
            RequiredMembers = Texts(json, "required"),
            Members = Texts(json, "members"),
            JobMembers = Texts(json, "jobMembers"),
            Orderings = List(json, "orderings", ReadOrdering),
            QueryTypeNames = Texts(json, "queryTypes"),
            TimeDimensions = Texts(json, "timeDimensions"),
            Metrics = Texts(json, "metrics"),
            MetricMember = TextOrNull(json, "metricMember"),
            MetricQualifiers = Texts(json, "metricQualifiers"),
            DetailMetrics = Texts(json, "detailMetrics"),
            SortMetrics = Texts(json, "sortMetrics"),
            GroupBy = groupBy,
            FilterLevels = levels,
            DefaultLevel = TextOrNull(json, "defaultLevel"),
            Dimensions = new SortedSet<string>([.. groupBy, .. levels.SelectMany(l => l.Dimensions)], StringComparer.Ordinal).ToReadOnly(),
        };
    }

    private static FilterLevel ReadLevel(JsonElement json) => new(Text(json, "name"), Text(json, "member"))
    {
        TakesSeveral = Flag(json, "isList"),
        Nests = Flag(json, "nests"),
        TakesRanges = Flag(json, "ranges"),
        TakesProperties = Flag(json, "properties"),
        Operators = Texts(json, "operators"),
        Dimensions = Texts(json, "dimensions"),
        Metrics = Texts(json, "metrics"),
    };

    private static QueryOrdering ReadOrdering(JsonElement json) =>
        new(Text(json, "member"), Texts(json, "directions"), TextOrNull(json, "byMember"), Texts(json, "by"));

    private static FamilyLimits ReadLimits(JsonElement json) => new()
    {
        MaxDaysUnfiltered = NumberOrNull(json, "maxDaysUnfiltered"),
        MaxDaysFiltered = NumberOrNull(json, "maxDaysFiltered"),
        MaxResults = NumberOrNull(json, "maxResults"),
        MaxUsers = NumberOrNull(json, "maxUsers"),
        MaxRecords = NumberOrNull(json, "maxRecords"),
        TotalIsApproximate = Flag(json, "totalIsApproximate"),
        PageSize = NumberOrNull(json, "pageSize"),
        JobPageSize = NumberOrNull(json, "jobPageSize"),
    };

    private static CatalogMetric ReadMetric(JsonElement json) =>
        new(Text(json, "name"), (MetricUnit)Choice(typeof(MetricUnit), json, "unit"), Texts(json, "stats"), TextOrNull(json, "meaning"))
        {
            ScreenNames = Texts(json, "screen"),
        };

    private static CatalogDimension ReadDimension(JsonElement json) =>
        new(Text(json, "name"), (DimensionType)Choice(typeof(DimensionType), json, "type"), Texts(json, "values"))
        {
            Words = Texts(json, "words"),
        };

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;

    private static string? TextOrNull(JsonElement json, string member) =>
        json.TryGetProperty(member, out JsonElement value) ? value.GetString() : null;

    private static int? NumberOrNull(JsonElement json, string member) =>
        json.TryGetProperty(member, out JsonElement value) ? value.GetInt32() : null;

    private static bool Flag(JsonElement json, string member) =>
        json.TryGetProperty(member, out JsonElement value) && value.GetBoolean();

    // Not generic: the runtime would compile it for each enumeration again.
    private static object Choice(Type type, JsonElement json, string member) => Enum.Parse(type, Text(json, member));

    private static ReadOnlyCollection<string> Texts(JsonElement json, string member) =>
        List(json, member, static item => item.GetString()!);

    /// <summary>Returns the items of a list; empty where the member is absent.</summary>
    private static ReadOnlyCollection<T> List<T>(JsonElement json, string member, Func<JsonElement, T> readItem) =>
        json.TryGetProperty(member, out JsonElement list)
            ? list.EnumerateArray().Select(readItem).ToReadOnly()
            : ReadOnlyCollection<T>.Empty;
}
