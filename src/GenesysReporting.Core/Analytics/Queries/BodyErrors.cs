using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Errors about bodies. Each method's name is the ErrorId. They name the place, such as <c>metrics[1]</c>.</summary>
internal static class BodyErrors
{
    private static readonly string[] Usual = ["nOffered", "tAnswered", "tHandle", "oWaiting", "oInteracting", "oOnQueueUsers", "tSystemPresence"];
    private static readonly string[] UsualGroups = ["queueId", "userId", "mediaType"];

    internal const string Skip = "-SkipValidation sends what the catalogue does not know yet.";

    public static InputException BodyNotObject() => Make(
        "The body is not a JSON object.", "Give a hashtable, or JSON text that begins with '{'.", null);

    public static InputException MemberNotOfQuery(QueryFamily family, IReadOnlyList<(string Member, string Hint)> wrong) => Make(
        wrong.Count == 1
            ? NotMember(family, wrong[0].Member)
            : $"The body's {string.Join(", ", wrong.Select(w => $"'{w.Member}'"))} are not members of a {family.Name} query.",
        string.Join(" ", wrong.Select(w => w.Hint)),
        wrong[0].Member);

    public static InputException PredicateHasPath(FilterLevel level) => Make(
        $"A predicate in '{level.Member}' has a 'path', which no predicate has.",
        "A predicate is {\"dimension\":\"queueId\",\"operator\":\"matches\",\"value\":\"...\"}; clauses hold predicates.",
        level.Member);

    public static InputException UnknownMember(QueryFamily family, string member)
    {
        string[] elsewhere = [.. AnalyticsCatalog.Families.Where(f => f.Members.Contains(member)).Select(f => f.Name)];
        return elsewhere.Length > 0
            ? Make(NotMember(family, member), $"It is one of {string.Join(", ", elsewhere)}.", member)
            : Make(
                NotMember(family, member) + Near(member, family.Members),
                $"Its members: {string.Join(", ", family.Members)}. {Skip}",
                member);
    }

    public static InputException MemberMissing(QueryFamily family, string member)
    {
        string parameter = member switch
        {
            "metrics" => $"Give -Metric, for example {string.Join(", ", UsualMetrics(family))}. "
                + $"Get-GenesysAnalyticsCatalog {family.Name} -Metric * lists them.",
            "groupBy" => $"Give -GroupBy: {string.Join(", ", UsualFirst(family.GroupBy, UsualGroups).Take(5))} and others.",
            "filter" => $"Give -Filter, for example on {string.Join(" or ", family.FilterLevels[0].Dimensions.Take(2))}; "
                + "the platform does not answer for everything at once.",
            _ => $"Give '{member}'.",
        };
        return Make($"A {family.Name} query needs '{member}'.", parameter, member);
    }

    public static InputException UnknownMetric(QueryFamily family, string name, string path) => Make(
        $"{path}: '{name}' is not a metric of {family.Name}.{Near(name, family.Metrics)}",
        Elsewhere(AnalyticsCatalog.Families.Where(f => f.Metrics.Contains(name)))
            ?? Wrapups(name)
            ?? $"Get-GenesysAnalyticsCatalog {family.Name} -Metric * lists them. {Skip}",
        name);

    private static string? Wrapups(string name) => name.Contains("wrapup", StringComparison.OrdinalIgnoreCase)
        ? "Wrap-ups are counted by tAcw or tHandle, grouped by wrapUpCode."
        : null;

    public static InputException UnknownGroup(QueryFamily family, string name, string path) => Make(
        $"{path}: {family.Name} cannot be grouped by '{name}'.{Near(name, family.GroupBy)}",
        Elsewhere(AnalyticsCatalog.Families.Where(f => f.GroupBy.Contains(name)))
            ?? $"Get-GenesysAnalyticsCatalog {family.Name} -Dimension * lists its dimensions. {Skip}",
        name);

    public static InputException UnknownChoice(string path, string value, IReadOnlyList<string> known) => Make(
        $"{path}: '{value}' is not possible.{Near(value, known)}",
        known.Count == 0 ? "This query has no such choice." : $"Possible are {string.Join(", ", known)}.",
        value);

    public static InputException WrongType(string path, string expected, JsonNode? given) => Make(
        $"{path} must be {expected}, and it is {Kind(given)}.",
        "Compare it with New-GenesysAnalyticsQuery ... | ForEach-Object ToJson.",
        path);

    public static InputException UnknownFilterMember(string path, string member, IReadOnlyList<string> known) => Make(
        $"{path} has a member '{member}', which is not known there.{Near(member, known)}",
        $"Its members: {string.Join(", ", known)}.",
        member);

    public static InputException ClausesTooDeep(string path) => Make(
        $"{path} has clauses, and is a clause itself. The platform does not nest deeper.",
        "Move the condition into a separate filter or clause.",
        path);

    public static InputException FilterEmpty(string path) => Make(
        $"{path} has no condition.", "Give predicates or clauses, or leave it out.", path);

    public static InputException UnknownPredicateName(
        QueryFamily family, FilterLevel level, string subject, string name, string path)
    {
        string[] here = [.. family.FilterLevels.Where(l => l.Dimensions.Contains(name) || l.Metrics.Contains(name)).Select(l => l.Member)];
        IReadOnlyList<string> known = subject == "metric" ? level.Metrics : level.Dimensions;
        return Make(
            $"{path}: '{name}' is not a {subject} of '{level.Member}'.{Near(name, known)}",
            here.Length > 0 ? $"It belongs in '{string.Join("' or '", here)}'." : $"Get-GenesysAnalyticsCatalog {family.Name} shows what it takes. {Skip}",
            name);
    }

    private static IEnumerable<string> UsualMetrics(QueryFamily family) => UsualFirst(family.Metrics, Usual).Take(3);

    private static IEnumerable<string> UsualFirst(IReadOnlyList<string> known, string[] usual) =>
        usual.Where(known.Contains).Concat(known).Distinct();

    private static string NotMember(QueryFamily family, string member) =>
        $"The body's '{member}' is not a member of a {family.Name} query.";

    private static string? Elsewhere(IEnumerable<QueryFamily> families)
    {
        string[] names = [.. families.Select(f => f.Name)];
        return names.Length == 0 ? null : $"It is one of {string.Join(", ", names)}.";
    }

    private static string Near(string name, IEnumerable<string> known) =>
        CatalogWords.Near(name, [.. known]).FirstOrDefault() is { } near ? $" Did you mean '{near}'?" : string.Empty;

    private static string Kind(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "missing",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        _ => "true or false",
    };

    private static InputException Make(
        string message, string nextStep, string? target, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target);
}
