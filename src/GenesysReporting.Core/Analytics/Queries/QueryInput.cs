using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Queries;

/// <summary>A user's input for a query, before it is checked.</summary>
internal sealed record QueryInput(string Type)
{
    /// <summary>The body as it is; null where it is built from the other members.</summary>
    public JsonObject? Body { get; init; }

    /// <summary>The forms in which the time was given.</summary>
    public required TimeForms Time { get; init; }

    /// <summary>The error of an unknown time zone, for which UTC is used; null if the zone is known.</summary>
    public InputException? ZoneFault { get; init; }

    public IReadOnlyList<QueryFilter?> Filters { get; init; } = [];

    public IReadOnlyList<string> Metrics { get; init; } = [];

    public IReadOnlyList<string> GroupBy { get; init; } = [];

    public string? Granularity { get; init; }

    public IReadOnlyList<QueryView> Views { get; init; } = [];

    public string? Order { get; init; }

    public string? OrderBy { get; init; }

    public QueryMode Mode { get; init; }

    public QueryMatching Matching { get; init; }

    public bool CurrentUser { get; init; }

    public bool SkipValidation { get; init; }
}
