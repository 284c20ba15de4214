using System.Text.Json.Nodes;

namespace GenesysReporting.Analytics.Filters;

/// <summary>Writes single predicates in the platform's words.</summary>
internal static class PredicateJson
{
    /// <param name="predicate">The predicate.</param>
    /// <param name="writeType">Whether the predicate's schema has <c>type</c> and <c>operator</c>.</param>
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

    /// <summary>The platform begins its names in lower case.</summary>
    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
