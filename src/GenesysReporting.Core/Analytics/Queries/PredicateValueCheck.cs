using System.Globalization;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Queries;

/// <summary>
/// Refuses values that can match nothing in the predicates of a given body: the answer would silently be an empty report. Ids are sent as they are:
/// the platform has some that are not UUIDs.
/// A body that is built from parameters has names in place of ids until the query runs.
/// </summary>
internal static class PredicateValueCheck
{
    public static void Check(QueryFamily family, JsonObject body, Faults faults)
    {
        foreach (FilterLevel level in family.FilterLevels)
        {
            Walk(body[level.Member], level.Member, faults);
        }
    }

    private static void Walk(JsonNode? node, string path, Faults faults)
    {
        if (node is JsonArray list)
        {
            for (int i = 0; i < list.Count; i++)
            {
                Walk(list[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), faults);
            }
        }
        else if (node is JsonObject item && item.ContainsKey("value"))
        {
            faults.Try(() => Check(item, $"{path}.value"));
        }
        else if (node is JsonObject filter)
        {
            Walk(filter["predicates"], path + ".predicates", faults);
            Walk(filter["clauses"], path + ".clauses", faults);
        }
    }

    private static void Check(JsonObject predicate, string path)
    {
        // Other types are a fault that the check of the filter names.
        if (Text(predicate["value"]) is not { } value || Text(predicate["dimension"]) is not { } dimension)
        {
            return;
        }

        if (GivenText.Trim(value) != value || value.Length == 0)
        {
            throw PredicateFaults.ValueHasBlanks(path, value);
        }

        if (AnalyticsCatalog.Dimensions.FirstOrDefault(d => d.Name == dimension) is { Values.Count: > 0 } listed)
        {
            BodyValues.OneOf(predicate["value"], path, listed.Values);
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
