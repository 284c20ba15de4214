using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics;

/// <summary>The families of the catalogue that this version can run.</summary>
public static class QueryTypes
{
    private static readonly string[] Runnable = ["ConversationDetails"];

    /// <summary>In order of name.</summary>
    public static IReadOnlyList<QueryFamily> All { get; } = [.. AnalyticsCatalog.Families.Where(f => CanRun(f.Name))];

    /// <summary>Conversations in all detail.</summary>
    public static QueryFamily ConversationDetails { get; } = All.First(f => f.Name == "ConversationDetails");

    /// <summary>
    /// The family of this name; raises <c>UnknownQueryType</c> with the nearest name when there is none, and
    /// <c>QueryTypeCannotRun</c> when this version only knows it.
    /// </summary>
    public static QueryFamily Find(string name) =>
        AnalyticsCatalog.FindFamily(name) is not { } family
            ? throw QueryErrors.UnknownQueryType(name, NearestName.Find(name, AnalyticsCatalog.Families.Select(f => f.Name)))
            : family.CanRun ? family : throw QueryErrors.QueryTypeCannotRun(family);

    /// <summary>Needs no catalogue, so that the catalogue itself can ask.</summary>
    internal static bool CanRun(string name) => Runnable.Contains(name, StringComparer.Ordinal);
}
