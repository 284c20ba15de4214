using System.Runtime.CompilerServices;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Catalog;

/// <summary>Errors about names that the catalogue does not have. Each method's name is the ErrorId.</summary>
internal static class CatalogErrors
{
    private const int MostHints = 3;

    public static InputException SearchEmpty(string text) => new(
        nameof(SearchEmpty),
        $"'{text}' has no letter and no digit to search for.",
        "Give one or more words, such as -Search 'service level'.",
        text);

    /// <summary>Returns the error of a name that the catalogue was searched for.</summary>
    public static InputException UnknownFamily(string name) => Make(
        "query type", name, AnalyticsCatalog.Families.Select(f => f.Name), "Get-GenesysAnalyticsCatalog lists them.");

    /// <summary>Returns the error of a query's type.</summary>
    public static InputException UnknownQueryType(string name) => Make(
        "query type", name, AnalyticsCatalog.Families.Select(f => f.Name), "Get-GenesysAnalyticsCatalog lists them.");

    /// <summary>Returns the error of a metric that query types do not have.</summary>
    /// <param name="name">The metric's name.</param>
    /// <param name="known">The metrics of those types.</param>
    /// <param name="types">The types as they were given; empty for all types.</param>
    public static InputException UnknownMetric(string name, IReadOnlyCollection<string> known, string types) => Unknown(
        "metric",
        name,
        known,
        types,
        AnalyticsCatalog.Metrics.FirstOrDefault(m => Same(m.Name, name)) is { } m ? m.Families.Concat(m.FilterLevels) : []);

    /// <summary>Returns the error of a dimension that query types do not have; parameters as for a metric.</summary>
    public static InputException UnknownDimension(string name, IReadOnlyCollection<string> known, string types) => Unknown(
        "dimension", name, known, types, AnalyticsCatalog.Dimensions.FirstOrDefault(d => Same(d.Name, name))?.Families ?? []);

    /// <summary>Returns an error with the types that have the name; if none has it, with the nearest names.</summary>
    private static InputException Unknown(
        string what,
        string name,
        IReadOnlyCollection<string> known,
        string types,
        IEnumerable<string> elsewhere,
        [CallerMemberName] string errorId = "")
    {
        string[] places = [.. elsewhere];
        string next = $"Get-GenesysAnalyticsCatalog {types} -{char.ToUpperInvariant(what[0])}{what[1..]} * lists them."
            .Replace("  ", " ", StringComparison.Ordinal);
        return places.Length > 0
            ? new InputException(errorId, $"'{name}' is not a {what} of {types}. It is one of {string.Join(", ", places)}.", next, name)
            : Make(what, name, known, next, errorId);
    }

    private static InputException Make(
        string what, string name, IEnumerable<string> known, string nextStep, [CallerMemberName] string errorId = "")
    {
        string[] near = [.. CatalogWords.Near(name, [.. known]).Take(MostHints)];
        string hint = near.Length == 0 ? string.Empty : $" Did you mean '{string.Join("' or '", near)}'?";
        return new InputException(errorId, $"There is no {what} '{name}'.{hint}", nextStep, name);
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
