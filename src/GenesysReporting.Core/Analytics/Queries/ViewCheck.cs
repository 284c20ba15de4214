using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Queries;

/// <summary>
/// Validates the views of a body: the platform takes ten, on timer metrics, with names that nothing else in the answer has.
/// </summary>
/// <remarks>Source: developer.genesys.cloud, analyticsdatamanagement/analytics/aggregate/aggregate-views.</remarks>
internal static class ViewCheck
{
    private const int MostViews = 10;
    private static readonly string[] Members = ["target", "function", "name", "range"];
    private static readonly string[] Bounds = ["gte", "lt"];
    private static readonly string[] Functions = ["rangeBound"];

    public static void Check(QueryFamily family, JsonObject body, Faults faults)
    {
        (JsonNode? Item, string Path)[] views = [];
        faults.Try(() => { views = [.. BodyValues.Items(body, "views")]; });
        if (views.Length > MostViews)
        {
            faults.Try(() => throw ViewFaults.TooManyViews(views.Length, MostViews));
        }

        HashSet<string> all = [.. views.Select(v => (v.Item as JsonObject)?["name"]).OfType<JsonValue>().Select(n => n.ToString())];
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((JsonNode? item, string path) in views)
        {
            if (item is not JsonObject view)
            {
                faults.Try(() => BodyValues.Object(item, path));
                continue;
            }

            faults.Try(() => CheckName(BodyValues.Text(view["name"], $"{path}.name"), path, names));
            faults.Try(() => Check(family, view, path, all));
        }
    }

    private static void Check(QueryFamily family, JsonObject view, string path, HashSet<string> names)
    {
        BodyValues.CheckMembers(view, path, Members);
        CheckTarget(family, BodyValues.Text(view["target"], $"{path}.target"), path, names);
        BodyValues.OneOf(view["function"], $"{path}.function", Functions);
        if (view["range"] is null or JsonObject { Count: 0 })
        {
            throw ViewFaults.ViewRangeMissing(path);
        }

        BodyValues.CheckRange(BodyValues.Object(view["range"], $"{path}.range"), $"{path}.range", Bounds);
    }

    private static void CheckName(string name, string path, Dictionary<string, string> names)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw BodyErrors.WrongType($"{path}.name", "text", null);
        }

        if (AnalyticsCatalog.Metrics.Any(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw ViewFaults.ViewNameIsMetric(path, name);
        }

        if (!names.TryAdd(name, path))
        {
            throw ViewFaults.ViewNameTwice(path, name, names[name]);
        }
    }

    private static void CheckTarget(QueryFamily family, string target, string path, HashSet<string> names)
    {
        if (!family.Metrics.Contains(target) && names.Contains(target))
        {
            throw ViewFaults.ViewOfView(path, target);
        }

        if (!family.Metrics.Contains(target))
        {
            throw BodyErrors.UnknownMetric(family, target, $"{path}.target");
        }

        if (!target.StartsWith('t'))
        {
            throw ViewFaults.ViewOfNoTimer(path, target, NearestName.Find(target, family.Metrics.Where(m => m.StartsWith('t'))));
        }
    }
}
