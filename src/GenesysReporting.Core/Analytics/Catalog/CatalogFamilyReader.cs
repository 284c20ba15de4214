using System.Collections.ObjectModel;
using GenesysReporting.Collections;
using GenesysReporting.Json;
using static GenesysReporting.Analytics.Catalog.CatalogReader;

namespace GenesysReporting.Analytics.Catalog;

/// <summary>Reads the families of catalog.json.</summary>
internal static class CatalogFamilyReader
{
    public static QueryFamily Read(ref JsonCursor json, TextCache texts)
    {
        string name = string.Empty;
        FamilyKind kind = default;
        string query = string.Empty;
        string? jobs = null;
        string? availability = null;
        bool isPreview = false;
        IReadOnlyList<string> permissions = [];
        PagingStyle paging = default;
        FamilyLimits limits = new();
        IReadOnlyList<string> required = [];
        IReadOnlyList<string> members = [];
        IReadOnlyList<string> jobMembers = [];
        IReadOnlyList<QueryOrdering> orderings = [];
        IReadOnlyList<string> queryTypes = [];
        IReadOnlyList<string> timeDimensions = [];
        IReadOnlyList<string> metrics = [];
        string? metricMember = null;
        IReadOnlyList<string> metricQualifiers = [];
        IReadOnlyList<string> detailMetrics = [];
        IReadOnlyList<string> sortMetrics = [];
        IReadOnlyList<string> groupBy = [];
        IReadOnlyList<FilterLevel> levels = [];
        string? defaultLevel = null;
        json.EnterObject();
        while (json.NextMember())
        {
            switch (Name(json))
            {
                case "name":
                    name = json.ReadString(texts)!;
                    break;
                case "kind":
                    kind = (FamilyKind)OneOf(typeof(FamilyKind), ref json);
                    break;
                case "query":
                    query = json.ReadString()!;
                    break;
                case "jobs":
                    jobs = json.ReadString();
                    break;
                case "availability":
                    availability = json.ReadString();
                    break;
                case "preview":
                    isPreview = json.ReadBoolean()!.Value;
                    break;
                case "permissions":
                    permissions = Texts(ref json, texts);
                    break;
                case "paging":
                    paging = (PagingStyle)OneOf(typeof(PagingStyle), ref json);
                    break;
                case "limits":
                    limits = Limits(ref json);
                    break;
                case "required":
                    required = Texts(ref json, texts);
                    break;
                case "members":
                    members = Texts(ref json, texts);
                    break;
                case "jobMembers":
                    jobMembers = Texts(ref json, texts);
                    break;
                case "orderings":
                    orderings = List(ref json, texts, Ordering);
                    break;
                case "queryTypes":
                    queryTypes = Texts(ref json, texts);
                    break;
                case "timeDimensions":
                    timeDimensions = Texts(ref json, texts);
                    break;
                case "metrics":
                    metrics = Texts(ref json, texts);
                    break;
                case "metricMember":
                    metricMember = json.ReadString();
                    break;
                case "metricQualifiers":
                    metricQualifiers = Texts(ref json, texts);
                    break;
                case "detailMetrics":
                    detailMetrics = Texts(ref json, texts);
                    break;
                case "sortMetrics":
                    sortMetrics = Texts(ref json, texts);
                    break;
                case "groupBy":
                    groupBy = Texts(ref json, texts);
                    break;
                case "levels":
                    levels = List(ref json, texts, Level);
                    break;
                case "defaultLevel":
                    defaultLevel = json.ReadString();
                    break;
                default:
                    throw Unknown(json);
            }
        }

        return new QueryFamily(name, kind, query, permissions.ToReadOnly())
        {
            JobPath = jobs,
            AvailabilityPath = availability,
            IsPreview = isPreview,
            Paging = paging,
            Limits = limits,
            RequiredMembers = required.ToReadOnly(),
            Members = members.ToReadOnly(),
            JobMembers = jobMembers.ToReadOnly(),
            Orderings = orderings.ToReadOnly(),
            QueryTypeNames = queryTypes.ToReadOnly(),
            TimeDimensions = timeDimensions.ToReadOnly(),
            Metrics = metrics.ToReadOnly(),
            MetricMember = metricMember,
            MetricQualifiers = metricQualifiers.ToReadOnly(),
            DetailMetrics = detailMetrics.ToReadOnly(),
            SortMetrics = sortMetrics.ToReadOnly(),
            GroupBy = groupBy.ToReadOnly(),
            FilterLevels = levels.ToReadOnly(),
            DefaultLevel = defaultLevel,
            Dimensions = Dimensions(levels, groupBy),
        };
    }

    private static ReadOnlyCollection<string> Dimensions(IReadOnlyList<FilterLevel> levels, IReadOnlyList<string> groupBy)
    {
        var all = new SortedSet<string>(groupBy, StringComparer.Ordinal);
        foreach (FilterLevel level in levels)
        {
            all.UnionWith(level.Dimensions);
        }

        return all.ToReadOnly();
    }

    private static FilterLevel Level(ref JsonCursor json, TextCache texts)
    {
        string name = string.Empty;
        string member = string.Empty;
        bool isList = false;
        bool nests = false;
        bool ranges = false;
        bool properties = false;
        IReadOnlyList<string> operators = [];
        IReadOnlyList<string> dimensions = [];
        IReadOnlyList<string> metrics = [];
        json.EnterObject();
        while (json.NextMember())
        {
            switch (Name(json))
            {
                case "name":
                    name = json.ReadString(texts)!;
                    break;
                case "member":
                    member = json.ReadString(texts)!;
                    break;
                case "isList":
                    isList = json.ReadBoolean()!.Value;
                    break;
                case "nests":
                    nests = json.ReadBoolean()!.Value;
                    break;
                case "ranges":
                    ranges = json.ReadBoolean()!.Value;
                    break;
                case "properties":
                    properties = json.ReadBoolean()!.Value;
                    break;
                case "operators":
                    operators = Texts(ref json, texts);
                    break;
                case "dimensions":
                    dimensions = Texts(ref json, texts);
                    break;
                case "metrics":
                    metrics = Texts(ref json, texts);
                    break;
                default:
                    throw Unknown(json);
            }
        }

        return new FilterLevel(name, member)
        {
            TakesSeveral = isList,
            Nests = nests,
            TakesRanges = ranges,
            TakesProperties = properties,
            Operators = operators.ToReadOnly(),
            Dimensions = dimensions.ToReadOnly(),
            Metrics = metrics.ToReadOnly(),
        };
    }

    private static QueryOrdering Ordering(ref JsonCursor json, TextCache texts)
    {
        string member = string.Empty;
        IReadOnlyList<string> directions = [];
        string? byMember = null;
        IReadOnlyList<string> by = [];
        json.EnterObject();
        while (json.NextMember())
        {
            switch (Name(json))
            {
                case "member":
                    member = json.ReadString(texts)!;
                    break;
                case "directions":
                    directions = Texts(ref json, texts);
                    break;
                case "byMember":
                    byMember = json.ReadString();
                    break;
                case "by":
                    by = Texts(ref json, texts);
                    break;
                default:
                    throw Unknown(json);
            }
        }

        return new QueryOrdering(member, directions.ToReadOnly(), byMember, by.ToReadOnly());
    }

    private static FamilyLimits Limits(ref JsonCursor json)
    {
        int? maxDaysUnfiltered = null;
        int? maxDaysFiltered = null;
        int? maxResults = null;
        int? pageSize = null;
        int? jobPageSize = null;
        json.EnterObject();
        while (json.NextMember())
        {
            switch (Name(json))
            {
                case "maxDaysUnfiltered":
                    maxDaysUnfiltered = (int?)json.ReadInt64();
                    break;
                case "maxDaysFiltered":
                    maxDaysFiltered = (int?)json.ReadInt64();
                    break;
                case "maxResults":
                    maxResults = (int?)json.ReadInt64();
                    break;
                case "pageSize":
                    pageSize = (int?)json.ReadInt64();
                    break;
                case "jobPageSize":
                    jobPageSize = (int?)json.ReadInt64();
                    break;
                default:
                    throw Unknown(json);
            }
        }

        return new FamilyLimits
        {
            MaxDaysUnfiltered = maxDaysUnfiltered,
            MaxDaysFiltered = maxDaysFiltered,
            MaxResults = maxResults,
            PageSize = pageSize,
            JobPageSize = jobPageSize,
        };
    }
}
