using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics;

/// <summary>Errors about queries; each method's name is the ErrorId.</summary>
internal static class QueryErrors
{
    public static InputException UnknownQueryType(string name, string? near)
    {
        string hint = near is null ? string.Empty : $" Did you mean '{near}'?";
        return Make(
            $"There is no query type '{name}'.{hint}",
            $"This version runs: {Runnable()}. Get-GenesysAnalyticsCatalog lists all that the platform has.",
            name);
    }

    public static InputException QueryTypeCannotRun(QueryFamily family) => Make(
        $"{family.Name} is a query of the platform (POST {family.QueryPath}), but this version cannot run it.",
        $"It runs: {Runnable()}. Invoke-GenesysApi can send the query's body to that path.",
        family.Name);

    public static InputException DayTooLarge(QueryInterval day, long totalHits, int maxResults) => Make(
        $"The UTC day of {day} has {totalHits} conversations; the platform pages through {maxResults} at most, "
            + "and it matches whole UTC days however short the interval is.",
        "Narrow the query with a filter.",
        day.ToString());

    private static string Runnable() => string.Join(", ", QueryTypes.All.Select(f => f.Name));

    private static InputException Make(
        string message, string nextStep, string? target, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target);
}
