using System.Text.Json.Nodes;

namespace GenesysReporting.Analytics.Filters;

/// <summary>Writes single predicates as the platform's JSON.</summary>
internal static class PredicateJson
{
    /// <summary>Returns the JSON of a predicate.</summary>
    /// <param name="predicate">The predicate.</param>
    /// <param name="writeType">True if the predicate's schema has <c>type</c> and <c>operator</c>.</param>
    public static JsonObject Write(FilterPredicate predicate, bool writeType)
    {
        string subject = Word(predicate.Kind.ToString());
        var json = new JsonObject();
        if (writeType)
        {
            json["type"] = subject;
        }

        json[subject] = predicate.Subject;
        if (predicate.PropertyType is { } type)
        {
            json["propertyType"] = Word(type.ToString());
        }

        if (writeType)
        {
            json["operator"] = Word(predicate.Operator.ToString());
        }

        if (predicate.Value is { } value)
        {
            json["value"] = value;
        }

        if (predicate.Range is { } range)
        {
            json["range"] = Range(range);
        }

        return json;
    }

    private static JsonObject Range(FilterRange range)
    {
        var json = new JsonObject();
        Add("gt", range.GreaterThan);
        Add("gte", range.GreaterOrEqual);
        Add("lt", range.LessThan);
        Add("lte", range.LessOrEqual);
        return json;

        void Add(string name, decimal? bound)
        {
            if (bound is { } number)
            {
                json[name] = number;
            }
        }
    }

    /// <summary>Returns a name as the platform writes it, with a small first letter.</summary>
    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
