using System.Globalization;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Validates the filters of one member of a body against the catalogue.</summary>
internal static class FilterCheck
{
    private static readonly string[] Bounds = ["gt", "gte", "lt", "lte"];
    private static readonly string[] Types = ["and", "or"];
    private static readonly string[] FlatMembers = ["predicates"];
    private static readonly string[] ClauseMembers = ["type", "predicates"];
    private static readonly string[] OuterMembers = ["type", "predicates", "clauses"];
    private static readonly string[] Subjects = ["dimension", "metric", "property"];
    private static readonly string[] PropertyTypes =
        [.. Enum.GetNames<FilterPropertyType>().Select(n => n.ToLowerInvariant())];

    public static void Check(QueryFamily family, FilterLevel level, JsonNode? given)
    {
        if (given is null)
        {
            return;
        }

        if (!level.TakesSeveral)
        {
            CheckFilter(family, level, given, level.Member, mayNest: level.Nests);
            return;
        }

        JsonArray list = given as JsonArray ?? throw BodyErrors.WrongType(level.Member, "a list", given);
        for (int i = 0; i < list.Count; i++)
        {
            CheckFilter(family, level, list[i], At(level.Member, i), mayNest: true);
        }
    }

    private static void CheckFilter(QueryFamily family, FilterLevel level, JsonNode? node, string path, bool mayNest)
    {
        JsonObject filter = BodyValues.Object(node, path);
        string[] members = !level.Nests ? FlatMembers : mayNest ? OuterMembers : ClauseMembers;
        if (level.Nests && !mayNest && filter.ContainsKey("clauses"))
        {
            throw BodyErrors.ClausesTooDeep(path);
        }

        BodyValues.CheckMembers(filter, path, members);
        if (level.Nests)
        {
            BodyValues.OneOf(filter["type"], $"{path}.type", Types);
        }

        (JsonNode? Item, string Path)[] predicates = [.. BodyValues.Items(filter, "predicates", path + ".")];
        (JsonNode? Item, string Path)[] clauses = [.. BodyValues.Items(filter, "clauses", path + ".")];
        if (predicates.Length + clauses.Length == 0)
        {
            throw BodyErrors.FilterEmpty(path);
        }

        foreach ((JsonNode? item, string at) in predicates)
        {
            CheckPredicate(family, level, BodyValues.Object(item, at), at);
        }

        foreach ((JsonNode? item, string at) in clauses)
        {
            CheckFilter(family, level, item, at, mayNest: false);
        }
    }

    private static void CheckPredicate(QueryFamily family, FilterLevel level, JsonObject predicate, string path)
    {
        BodyValues.CheckMembers(predicate, path, PredicateMembers(level));
        CheckSubject(family, level, predicate, path);
        string comparison = predicate["operator"] is { } node ? Operator(level, node, path) : "matches";
        bool hasValue = predicate["value"] is not null;
        bool hasRange = predicate["range"] is not null;
        if (comparison != "matches" ? hasValue || hasRange : hasValue == hasRange)
        {
            throw PredicateFaults.PredicateIncomplete(path, comparison);
        }

        if (hasValue)
        {
            BodyValues.Text(predicate["value"], $"{path}.value");
        }

        if (hasRange)
        {
            CheckRange(BodyValues.Object(predicate["range"], $"{path}.range"), $"{path}.range");
        }
    }

    private static string Operator(FilterLevel level, JsonNode node, string path)
    {
        BodyValues.OneOf(node, $"{path}.operator", level.Operators);
        return node.GetValue<string>();
    }

    private static string[] PredicateMembers(FilterLevel level) =>
    [
        "dimension", "value",
        .. Where(level.Operators.Count > 0, "type", "operator"),
        .. Where(level.Metrics.Count > 0, "metric"),
        .. Where(level.TakesRanges, "range"),
        .. Where(level.TakesProperties, "property", "propertyType"),
    ];

    private static string[] Where(bool condition, params string[] members) => condition ? members : [];

    private static void CheckSubject(QueryFamily family, FilterLevel level, JsonObject predicate, string path)
    {
        string[] subjects = [.. Subjects.Where(s => predicate[s] is not null)];
        if (subjects is not [var subject])
        {
            throw PredicateFaults.PredicateSubject(path, subjects);
        }

        string name = BodyValues.Text(predicate[subject], $"{path}.{subject}");
        if ((subject == "dimension" && !level.Dimensions.Contains(name)) || (subject == "metric" && !level.Metrics.Contains(name)))
        {
            throw BodyErrors.UnknownPredicateName(family, level, subject, name, path);
        }

        if (predicate["type"] is { } type && BodyValues.Text(type, $"{path}.type") != subject)
        {
            throw BodyErrors.UnknownChoice($"{path}.type", BodyValues.Text(type, path), [subject]);
        }

        if (subject == "property")
        {
            BodyValues.OneOf(predicate["propertyType"], $"{path}.propertyType", PropertyTypes);
        }
    }

    private static void CheckRange(JsonObject range, string path)
    {
        BodyValues.CheckRange(range, path, Bounds);
        if (range.Count == 0)
        {
            throw BodyErrors.FilterEmpty(path);
        }
    }

    private static string At(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
