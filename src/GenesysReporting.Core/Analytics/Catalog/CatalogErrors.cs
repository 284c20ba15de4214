using System.Runtime.CompilerServices;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Catalog;

/// <summary>Errors about names that the catalogue does not have; each method's name is the ErrorId.</summary>
internal static class CatalogErrors
{
    private const int MostHints = 3;

    public static InputException UnknownFamily(string name) => Make(
        "query type", name, AnalyticsCatalog.Families.Select(f => f.Name), "Get-GenesysAnalyticsCatalog lists them.");

    /// <param name="name">What was asked for.</param>
    /// <param name="known">The names of the types that were asked about.</param>
    /// <param name="types">Those types as they were given; empty where all were asked about.</param>
    public static InputException UnknownMetric(string name, IReadOnlyCollection<string> known, string types) => Unknown(
        "metric",
        name,
        known,
        types,
        AnalyticsCatalog.Metrics.FirstOrDefault(m => Same(m.Name, name)) is { } m ? m.Families.Concat(m.FilterLevels) : []);

    /// <inheritdoc cref="UnknownMetric"/>
    public static InputException UnknownDimension(string name, IReadOnlyCollection<string> known, string types) => Unknown(
        "dimension", name, known, types, AnalyticsCatalog.Dimensions.FirstOrDefault(d => Same(d.Name, name))?.Families ?? []);

    /// <summary>A name that exists elsewhere is no slip of the pen: it is told where.</summary>
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
            ? new InputException(errorId, $"'{name}' is no {what} of {types}. It is one of {string.Join(", ", places)}.", next, name)
            : Make(what, name, known, next, errorId);
    }

    private static InputException Make(
        string what, string name, IEnumerable<string> known, string nextStep, [CallerMemberName] string errorId = "")
    {
        string[] near = [.. NearestName.FindAll(name, known).Take(MostHints)];
        string hint = near.Length == 0 ? string.Empty : $" Did you mean '{string.Join("' or '", near)}'?";
        return new InputException(errorId, $"There is no {what} '{name}'.{hint}", nextStep, name);
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
