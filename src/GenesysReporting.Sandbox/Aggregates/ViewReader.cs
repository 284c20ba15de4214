using System.Text.Json;
using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Aggregates;

/// <summary>
/// Reads the views of a query, as strictly as the platform: ten at most, of timers, with names that differ from each other and
/// from the metrics. A view's target cannot be another view.
/// </summary>
internal static class ViewReader
{
    private const int MostViews = 10;

    public static AggregateView[] Read(JsonElement root)
    {
        AggregateView[] views = [.. BodyValues.Items(root, "views").Select(ReadOne)];
        if (views.Length > MostViews)
        {
            throw ApiErrors.BadRequest($"A query takes at most {MostViews} views, and not {views.Length}.");
        }

        if (views.FirstOrDefault(v => !v.Target.StartsWith('t')) is { } untimed)
        {
            throw ApiErrors.BadRequest($"The view '{untimed.Name}' has the target '{untimed.Target}', which is not a timer.");
        }

        if (views.GroupBy(v => v.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw ApiErrors.BadRequest($"Two views have the name '{twice.Key}'.");
        }

        return views.FirstOrDefault(v => AnalyticsContract.IsMetric(v.Name)) is { } taken
            ? throw ApiErrors.BadRequest($"The view '{taken.Name}' has the name of a metric.")
            : views;
    }

    private static AggregateView ReadOne(JsonElement view)
    {
        string name = view.GetProperty("name").GetString()!;
        double? from = null;
        double? below = null;
        if (view.TryGetProperty("range", out JsonElement range) && range.ValueKind == JsonValueKind.Object)
        {
            from = BodyValues.Double(range, "gte");
            below = BodyValues.Double(range, "lt");
        }

        return from is null && below is null
            ? throw ApiErrors.BadRequest($"The view '{name}' needs a range with gte, lt or both.")
            : new AggregateView(name, view.GetProperty("target").GetString()!, from, below);
    }
}
