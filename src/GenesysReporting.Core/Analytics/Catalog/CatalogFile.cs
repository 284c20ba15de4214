using System.Text.Json.Serialization;

namespace GenesysReporting.Analytics.Catalog;

/// <summary>catalog.json as it is written; members that say nothing are left out there.</summary>
internal sealed class CatalogFile
{
    public string Contract { get; set; } = string.Empty;

    public FamilyEntry[] Families { get; set; } = [];

    public MetricEntry[] Metrics { get; set; } = [];

    public DimensionEntry[] Dimensions { get; set; } = [];
}

internal sealed class FamilyEntry
{
    public string Name { get; set; } = string.Empty;

    public FamilyKind Kind { get; set; }

    public string Query { get; set; } = string.Empty;

    public string? Jobs { get; set; }

    public string? Availability { get; set; }

    public bool Preview { get; set; }

    public string[] Permissions { get; set; } = [];

    public PagingStyle Paging { get; set; }

    public FamilyLimits Limits { get; set; } = new();

    public string[] Required { get; set; } = [];

    public string[] Members { get; set; } = [];

    public string[] JobMembers { get; set; } = [];

    public OrderingEntry[] Orderings { get; set; } = [];

    public string[] QueryTypes { get; set; } = [];

    public string[] TimeDimensions { get; set; } = [];

    public string[] Metrics { get; set; } = [];

    public string? MetricMember { get; set; }

    public string[] MetricQualifiers { get; set; } = [];

    public string[] DetailMetrics { get; set; } = [];

    public string[] SortMetrics { get; set; } = [];

    public string[] GroupBy { get; set; } = [];

    public LevelEntry[] Levels { get; set; } = [];

    public string? DefaultLevel { get; set; }
}

internal sealed class LevelEntry
{
    public string Name { get; set; } = string.Empty;

    public string Member { get; set; } = string.Empty;

    public bool IsList { get; set; }

    public bool Nests { get; set; }

    public bool Ranges { get; set; }

    public bool Properties { get; set; }

    public string[] Operators { get; set; } = [];

    public string[] Dimensions { get; set; } = [];

    public string[] Metrics { get; set; } = [];
}

internal sealed class OrderingEntry
{
    public string Member { get; set; } = string.Empty;

    public string[] Directions { get; set; } = [];

    public string? ByMember { get; set; }

    public string[] By { get; set; } = [];
}

internal sealed class MetricEntry
{
    public string Name { get; set; } = string.Empty;

    public MetricUnit Unit { get; set; }

    public string[] Stats { get; set; } = [];

    public string? Meaning { get; set; }
}

internal sealed class DimensionEntry
{
    public string Name { get; set; } = string.Empty;

    public DimensionType Type { get; set; }

    public string[] Values { get; set; } = [];
}

/// <summary>An unknown member is a mistake of the generator's, and must not pass.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CatalogFile))]
internal sealed partial class CatalogJson : JsonSerializerContext;
