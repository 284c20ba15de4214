using System.Text.Json;
using GenesysReporting.Sandbox.Errors;

namespace GenesysReporting.Sandbox.Queries;

/// <summary>Reads the filters of a validated body.</summary>
internal static class FilterReader
{
    private const int MaxUsers = 100;

    /// <summary>Refuses more predicates on userId than a query about users takes; the platform's own text is not known.</summary>
    public static void CheckUsers(IEnumerable<Filter> filters)
    {
        int count = filters.Sum(CountUsers);
        if (count > MaxUsers)
        {
            throw ApiErrors.BadRequest($"A query takes {MaxUsers} predicates on userId at most, and this one has {count}.");
        }
    }

    private static int CountUsers(Filter filter) =>
        filter.Predicates.Count(predicate => predicate.Name == "userId") + filter.Clauses.Sum(CountUsers);

    public static IReadOnlyList<Filter> Read(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(ReadFilter)]
            : [];

    /// <summary>Reads the only filter of a body; null if there is none.</summary>
    public static Filter? ReadOne(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement filter) && filter.ValueKind == JsonValueKind.Object
            ? ReadFilter(filter)
            : null;

    private static Filter ReadFilter(JsonElement filter)
    {
        Predicate[] predicates = [.. BodyValues.Items(filter, "predicates").Select(ReadPredicate)];
        Filter[] clauses = [.. BodyValues.Items(filter, "clauses").Select(ReadFilter)];
        if (predicates.Length + clauses.Length == 0)
        {
            throw ApiErrors.BadRequest("A filter or clause needs at least one predicate or clause.");
        }

        return new Filter(BodyValues.Text(filter, "type") != "or", predicates, clauses);
    }

    private static Predicate ReadPredicate(JsonElement predicate)
    {
        (PredicateKind kind, string name) = ReadName(predicate);
        string? value = BodyValues.Text(predicate, "value");
        Bounds? bounds = ReadBounds(predicate);
        string operation = BodyValues.Text(predicate, "operator") ?? "matches";
        if (operation == "matches" && value is null == bounds is null)
        {
            throw ApiErrors.BadRequest($"The predicate on '{name}' needs either a value or a range.");
        }

        if (kind == PredicateKind.Metric && operation == "matches" && bounds is null)
        {
            throw ApiErrors.BadRequest($"The predicate on the metric '{name}' needs a range.");
        }

        return new Predicate(kind, name, operation, value, bounds);
    }

    private static (PredicateKind Kind, string Name) ReadName(JsonElement predicate)
    {
        (PredicateKind Kind, string? Name)[] names =
        [
            (PredicateKind.Dimension, BodyValues.Text(predicate, "dimension")),
            (PredicateKind.Property, BodyValues.Text(predicate, "property")),
            (PredicateKind.Metric, BodyValues.Text(predicate, "metric")),
        ];
        (PredicateKind Kind, string? Name)[] given = [.. names.Where(name => name.Name is not null)];
        if (given.Length != 1)
        {
            throw ApiErrors.BadRequest("A predicate needs exactly one of dimension, metric and property.");
        }

        string? type = BodyValues.Text(predicate, "type");
        if (type is not null && !type.Equals(given[0].Kind.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            throw ApiErrors.BadRequest($"A predicate of type '{type}' needs the member '{type}'.");
        }

        if (given[0].Kind == PredicateKind.Property && BodyValues.Text(predicate, "propertyType") is null)
        {
            throw ApiErrors.BadRequest("A predicate on a property needs its propertyType.");
        }

        return (given[0].Kind, given[0].Name!);
    }

    private static Bounds? ReadBounds(JsonElement predicate)
    {
        if (!predicate.TryGetProperty("range", out JsonElement range) || range.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var bounds = new Bounds(BodyValues.Double(range, "gt"), BodyValues.Double(range, "gte"), BodyValues.Double(range, "lt"), BodyValues.Double(range, "lte"));
        return bounds == new Bounds(null, null, null, null)
            ? throw ApiErrors.BadRequest("A range needs at least one of gt, gte, lt and lte.")
            : bounds;
    }
}
