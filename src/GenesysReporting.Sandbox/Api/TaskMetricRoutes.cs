using System.Globalization;
using System.Text.Json;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Faults;
using GenesysReporting.Sandbox.Http;
using GenesysReporting.Sandbox.Live;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Api;

/// <summary>The current state of task management, with a cursor in the address.</summary>
internal sealed class TaskMetricRoutes(SandboxServices services)
{
    private const string Path = "/api/v2/analytics/taskmanagement/metrics/query";

    private readonly WorkItems _items = new(services.Options.Seed, services.World);

    public static IEnumerable<Route> All(SandboxServices services) => Route.Of(Path, new TaskMetricRoutes(services).Query);

    private HttpResponse Query(ApiCall call, Operation operation)
    {
        JsonElement root = BodyChecker.Read(call.Request.Body, operation.Body!);
        string[] groupBy = BodyValues.Texts(root, "groupBy");
        LiveMetric[] metrics = [.. BodyValues.Items(root, "metrics")
            .Select(metric => new LiveMetric(BodyValues.Text(metric, "name")!, BodyValues.Text(metric, "qualifier")))];
        if (metrics.Length == 0 || groupBy.Length == 0)
        {
            throw ApiErrors.BadRequest("The members 'metrics' and 'groupBy' of body need at least one value each.");
        }

        DateTimeOffset now = services.Options.Time.GetUtcNow();
        IGrouping<string, WorkItem>[] groups =
        [
            .. Matching(root, _items.At(now)).GroupBy(item => string.Join('|', groupBy.Select(item.Dimension)))
                .OrderBy(group => group.Key, StringComparer.Ordinal),
        ];
        int size = call.Request.Query.ReadInt32("pageSize", 25, 1, 200);
        int from = Cursor(call.Request.Query.First("after"));
        IGrouping<string, WorkItem>[] page = PageFaults.Page(groups, from, size, call.Fault);
        return JsonAnswer.Object(200, json =>
        {
            json.WriteObjects("results", page, (_, group) => Write(json, [.. group], groupBy, metrics, now));
            WriteDetails(json, page, BodyValues.Texts(root, "expands"));
            WriteCursors(json, from, size, groups.Length);
        });
    }

    /// <summary>Returns the items that match; several values of a dimension mean any of them.</summary>
    private static IEnumerable<WorkItem> Matching(JsonElement root, IReadOnlyList<WorkItem> items)
    {
        ILookup<string, string> asked = BodyValues.Items(root.GetProperty("filter"), "predicates")
            .ToLookup(one => BodyValues.Text(one, "dimension")!, one => BodyValues.Text(one, "value")!);
        return asked.Count == 0
            ? throw ApiErrors.BadRequest("A filter or clause needs at least one predicate or clause.")
            : items.Where(item => asked.All(dimension => dimension.Contains(item.Dimension(dimension.Key))));
    }

    private static void Write(
        Utf8JsonWriter json, IReadOnlyList<WorkItem> items, string[] groupBy, LiveMetric[] metrics, DateTimeOffset now)
    {
        var by = new Members();
        Array.ForEach(groupBy, dimension => by.Add(dimension, items[0].Dimension(dimension)));
        Members[] data = [.. metrics.Select(metric => Value(metric, [.. items.Where(item => item.CountsFor(metric.Name, metric.Qualifier))], now))];
        new Members { { "group", by }, { "data", data } }.WriteInto(json);
    }

    private static Members Value(LiveMetric metric, IReadOnlyList<WorkItem> items, DateTimeOffset now)
    {
        bool isOldest = metric.Name.StartsWith("oWorkitemOldest", StringComparison.Ordinal);
        long max = items.Count == 0 ? 0 : (long)(now - items.Min(item => item.Since)).TotalMilliseconds;
        return new Members
        {
            { "metric", metric.Name },
            { "qualifier", metric.Qualifier },
            { "stats", isOldest ? new Members { { "max", max } } : new Members { { "count", items.Count } } },
        };
    }

    private void WriteDetails(Utf8JsonWriter json, IEnumerable<IGrouping<string, WorkItem>> page, string[] expands)
    {
        WorkItem[] items = [.. page.SelectMany(group => group)];
        var details = new Members();
        if (expands.Contains("type"))
        {
            details.Add("typeDetails", _items.Types.Where(type => items.Any(item => item.TypeId == type.Id))
                .Select(type => Named(type.Id, type.Name, "taskmanagement/worktypes")).ToArray());
        }

        if (expands.Contains("assignee"))
        {
            details.Add("assigneeDetails", services.World.Agents.Where(agent => items.Any(item => item.AssigneeId == agent.Id))
                .Select(agent => Named(agent.Id, agent.Name, "users")).ToArray());
        }

        if (details.Count > 0)
        {
            json.WriteObject("details", details);
        }
    }

    private static void WriteCursors(Utf8JsonWriter json, int from, int size, int total)
    {
        if (from + size < total)
        {
            string after = "g" + (from + size).ToString(CultureInfo.InvariantCulture);
            json.WriteObject("cursors", new() { { "after", after } });
            json.WriteString("nextUri", string.Create(CultureInfo.InvariantCulture, $"{Path}?pageSize={size}&after={after}"));
        }
    }

    private static int Cursor(string? after)
    {
        int from = 0;
        return after is null || (after.StartsWith('g') && int.TryParse(after[1..], NumberStyles.None, CultureInfo.InvariantCulture, out from))
            ? from
            : throw ApiErrors.BadRequest("The cursor 'after' is not one of this query's.");
    }

    private static Members Named(string id, string name, string path) =>
        new() { { "id", id }, { "name", name }, { "selfUri", $"/api/v2/{path}/{id}" } };
}
