using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Holds the views of a body against the catalogue.</summary>
internal static class ViewCheck
{
    private static readonly string[] Members = ["target", "function", "name", "range"];
    private static readonly string[] Bounds = ["gte", "lt"];
    private static readonly string[] Functions = ["rangeBound"];

    public static void Check(QueryFamily family, JsonObject body)
    {
        foreach ((JsonNode? item, string path) in BodyValues.Items(body, "views"))
        {
            Check(family, BodyValues.Object(item, path), path);
        }
    }

    private static void Check(QueryFamily family, JsonObject view, string path)
    {
        foreach ((string member, _) in view)
        {
            if (!Members.Contains(member))
            {
                throw BodyErrors.UnknownFilterMember(path, member, Members);
            }
        }

        string target = BodyValues.Text(view["target"], $"{path}.target");
        if (!family.Metrics.Contains(target))
        {
            throw BodyErrors.UnknownMetric(family, target, $"{path}.target");
        }

        BodyValues.OneOf(view["function"], $"{path}.function", Functions);
        if (string.IsNullOrWhiteSpace(BodyValues.Text(view["name"], $"{path}.name")))
        {
            throw BodyErrors.WrongType($"{path}.name", "text", null);
        }

        if (view["range"] is null or JsonObject { Count: 0 })
        {
            throw BodyErrors.ViewRangeMissing(path);
        }

        CheckRange(BodyValues.Object(view["range"], $"{path}.range"), $"{path}.range");
    }

    private static void CheckRange(JsonObject range, string path)
    {
        foreach ((string member, JsonNode? bound) in range)
        {
            if (!Bounds.Contains(member))
            {
                throw BodyErrors.UnknownFilterMember(path, member, Bounds);
            }

            if (bound?.GetValueKind() != System.Text.Json.JsonValueKind.Number)
            {
                throw BodyErrors.WrongType($"{path}.{member}", "a number", bound);
            }
        }
    }
}
