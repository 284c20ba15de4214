using System.Text.Json;
using GenesysReporting.Sandbox.Api;

namespace GenesysReporting.Sandbox.Queries;

/// <summary>Filters of a body whose members and types have been checked.</summary>
internal static class FilterReader
{
    public static IReadOnlyList<Filter> Read(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(ReadFilter)]
            : [];

    private static Filter ReadFilter(JsonElement filter)
    {
        Predicate[] predicates = [.. Items(filter, "predicates").Select(ReadPredicate)];
        Filter[] clauses = [.. Items(filter, "clauses").Select(ReadFilter)];
        if (predicates.Length + clauses.Length == 0)
        {
            throw ApiErrors.BadRequest("A filter or clause needs at least one predicate or clause.");
        }

        return new Filter(filter.GetProperty("type").GetString() == "and", predicates, clauses);
    }

    private static Predicate ReadPredicate(JsonElement predicate)
    {
        (PredicateKind kind, string name) = ReadName(predicate);
        string? value = Text(predicate, "value");
        Bounds? bounds = ReadBounds(predicate);
        string operation = Text(predicate, "operator") ?? "matches";
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
            (PredicateKind.Dimension, Text(predicate, "dimension")),
            (PredicateKind.Property, Text(predicate, "property")),
            (PredicateKind.Metric, Text(predicate, "metric")),
        ];
        (PredicateKind Kind, string? Name)[] given = [.. names.Where(name => name.Name is not null)];
        if (given.Length != 1)
        {
            throw ApiErrors.BadRequest("A predicate needs exactly one of dimension, metric and property.");
        }

        string? type = Text(predicate, "type");
        if (type is not null && !type.Equals(given[0].Kind.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            throw ApiErrors.BadRequest($"A predicate of type '{type}' needs the member '{type}'.");
        }

        if (given[0].Kind == PredicateKind.Property && Text(predicate, "propertyType") is null)
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

        var bounds = new Bounds(Number(range, "gt"), Number(range, "gte"), Number(range, "lt"), Number(range, "lte"));
        return bounds == new Bounds(null, null, null, null)
            ? throw ApiErrors.BadRequest("A range needs at least one of gt, gte, lt and lte.")
            : bounds;
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : default;

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;

    private static double? Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement number) && number.ValueKind == JsonValueKind.Number
            ? number.GetDouble()
            : null;
}
