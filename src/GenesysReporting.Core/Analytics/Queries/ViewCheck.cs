using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Validates the views of a body against the catalogue.</summary>
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
        BodyValues.CheckMembers(view, path, Members);
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

        BodyValues.CheckRange(BodyValues.Object(view["range"], $"{path}.range"), $"{path}.range", Bounds);
    }
}
