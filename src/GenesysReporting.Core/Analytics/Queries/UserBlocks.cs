using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Analytics.Queries;

/// <summary>
/// Cuts a body with more userId predicates than the platform takes into bodies that take a block of the users each. No user is in
/// two blocks, so that their results together are those of the whole.
/// </summary>
internal static class UserBlocks
{
    /// <summary>Returns the bodies, in order; the body alone if it has few enough users.</summary>
    /// <param name="family">The family of the query.</param>
    /// <param name="body">The body.</param>
    /// <param name="skipValidation">True if a body that cannot be cut is left to the platform; otherwise <c>TooManyUsers</c> is thrown.</param>
    public static IReadOnlyList<JsonObject> Of(QueryFamily family, JsonObject body, bool skipValidation)
    {
        int count = family.Limits.MaxUsers is null ? 0 : Count(family, body);
        if (count <= family.Limits.MaxUsers.GetValueOrDefault(int.MaxValue))
        {
            return [body];
        }

        JsonArray? list = Lists(family, body).MaxBy(l => l.Count);
        int room = family.Limits.MaxUsers!.Value - (count - (list?.Count ?? 0));
        if (list is null || room < 1)
        {
            return skipValidation ? [body] : throw QueryErrors.TooManyUsers(family, count);
        }

        return Cut(body, list, room);
    }

    /// <summary>Returns the number of predicates on userId, as the platform counts them.</summary>
    public static int Count(QueryFamily family, JsonObject body) =>
        Filters(family, body).Sum(f => Predicates(f).Count(IsUser) + Clauses(f).Sum(c => Predicates(c).Count(IsUser)));

    private static List<JsonObject> Cut(JsonObject body, JsonArray list, int room)
    {
        JsonNode[] users = [.. list.OfType<JsonNode>().DistinctBy(p => p["value"]!.GetValue<string>(), StringComparer.OrdinalIgnoreCase)];
        var bodies = new List<JsonObject>();
        foreach (JsonNode[] block in users.Chunk(room))
        {
            list.Clear();
            foreach (JsonNode user in block)
            {
                list.Add(user.DeepClone());
            }

            bodies.Add((JsonObject)body.DeepClone());
        }

        return bodies;
    }

    /// <summary>
    /// Returns the lists of users of which any one must match, and which every result must match, whatever else it must: these are
    /// the lists that can be cut.
    /// </summary>
    private static IEnumerable<JsonArray> Lists(QueryFamily family, JsonObject body)
    {
        foreach (JsonObject filter in Filters(family, body))
        {
            JsonObject[] clauses = [.. Clauses(filter)];
            int conditions = Predicates(filter).Count() + clauses.Length;
            if (clauses.Length == 0 && IsListOfUsers(filter))
            {
                yield return (JsonArray)filter["predicates"]!;
            }
            else if (!IsAny(filter) || conditions == 1)
            {
                foreach (JsonObject clause in clauses.Where(IsListOfUsers))
                {
                    yield return (JsonArray)clause["predicates"]!;
                }
            }
        }
    }

    private static bool IsListOfUsers(JsonObject group) => IsAny(group) && Predicates(group).Any() && Predicates(group).All(IsUser);

    private static bool IsAny(JsonObject group) => Text(group["type"]) == "or";

    private static IEnumerable<JsonObject> Filters(QueryFamily family, JsonObject body) => family.FilterLevels.SelectMany(l =>
        body[l.Member] is JsonArray list ? list.OfType<JsonObject>() : body[l.Member] is JsonObject one ? [one] : []);

    private static IEnumerable<JsonObject> Clauses(JsonObject filter) => (filter["clauses"] as JsonArray ?? []).OfType<JsonObject>();

    private static IEnumerable<JsonObject> Predicates(JsonObject group) =>
        (group["predicates"] as JsonArray ?? []).OfType<JsonObject>();

    private static bool IsUser(JsonObject predicate) =>
        Text(predicate["dimension"]) == "userId" && Text(predicate["value"]) is not null;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
