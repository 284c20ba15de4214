using System.Text.Json;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Faults;
using GenesysReporting.Sandbox.Http;
using GenesysReporting.Sandbox.Live;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Api;

/// <summary>The newer form of observations: groups of any dimension, paged by parameters of the address.</summary>
internal sealed class ActivityRoutes(SandboxServices services)
{
    public static IEnumerable<Route> All(SandboxServices services) =>
        Route.Of("/activity/query", new ActivityRoutes(services).Query);

    private HttpResponse Query(ApiCall call, Operation operation)
    {
        JsonElement root = BodyChecker.Read(call.Request.Body, operation.Body!);
        Dictionary<string, bool> metrics = BodyValues.Items(root, "metrics").GroupBy(metric => metric.GetProperty("metric").GetString()!)
            .ToDictionary(same => same.Key, same => same.Any(metric => BodyValues.Boolean(metric, "details")));
        string[] groupBy = [.. BodyValues.Texts(root, "groupBy").Distinct()];
        if (metrics.Count == 0 || groupBy.Length == 0)
        {
            throw ApiErrors.BadRequest("The members 'metrics' and 'groupBy' of body need at least one value each.");
        }

        Filter? filter = FilterReader.ReadOne(root, "filter");
        int size = call.Request.Query.ReadInt32("pageSize", 25, 1, 1000);
        int number = call.Request.Query.ReadInt32("pageNumber", 1, 1, int.MaxValue);
        string family = AggregateRoutes.Family(operation.Path);
        DateTimeOffset now = services.Options.Time.GetUtcNow();
        List<ObservationGroup> groups =
            [.. Observations.Group(Rows(family, now).Where(row => row.Dimensions.Matches(filter)), groupBy, [.. metrics.Keys])];
        if (DetailQueryReader.ReadOrder(root) == Order.Descending)
        {
            groups.Reverse();
        }

        ObservationGroup[] page =
            PageFaults.Page(groups, ((long)(number - 1) * size) - PageFaults.Shift(call.Fault), size, call.Fault);
        return JsonAnswer.Object(200, json => Write(json, page, metrics, family, now));
    }

    private IReadOnlyList<LiveRow> Rows(string family, DateTimeOffset now) => family switch
    {
        "conversations" or "flows" => services.Sessions.At(now),
        "teams" => services.Members.Teams(now),
        _ => services.Members.Memberships(now),
    };

    private static void Write(
        Utf8JsonWriter json, ObservationGroup[] groups, Dictionary<string, bool> details, string family, DateTimeOffset now)
    {
        json.WriteString("entityIdDimension", family is "conversations" or "flows" ? "conversationId" : family == "users" ? "queueId" : "userId");
        json.WriteObjects("results", groups, (_, group) =>
        {
            Observations.WriteKey(json, group.Key);
            json.WriteObjects("data", group.Counts, (_, count) => WriteValue(json, count, details[count.Metric.Name], family, now));
            LiveCount[] detailed = [.. group.Counts.Where(count => details[count.Metric.Name])];
            if (detailed.Length > 0)
            {
                WriteEntities(json, detailed, family);
            }
        });
    }

    private static void WriteValue(Utf8JsonWriter json, LiveCount count, bool details, string family, DateTimeOffset now)
    {
        var value = new Members { { "metric", count.Metric.Name }, { "qualifier", count.Metric.Qualifier } };
        value.Add("secondaryQualifier", family is "routing" or "teams" ? count.Metric.SecondQualifier : null);
        value.Add("entityIds", details ? count.Rows.Select(row => Id(row, family)).ToArray() : null);
        bool longest = LiveCount.IsLongest(count.Metric.Name);
        value.Add("count", longest ? null : count.Rows.Count);
        value.Add("calculatedMetricValue", longest ? count.LongestMilliseconds(now) : null);
        value.WriteInto(json);
    }

    private static string Id(LiveRow row, string family) =>
        family == "users" ? (string)row.Dimensions.Values("queueId")[0] : row.EntityId;

    private static void WriteEntities(Utf8JsonWriter json, LiveCount[] counts, string family)
    {
        json.WriteBoolean("truncated", false);
        json.WriteObjects("entities", counts.SelectMany(count => count.Rows.Select(row => (count.Metric, Row: row))), (_, counted) =>
        {
            json.WriteInstant("activityDate", counted.Row.Since);
            if (family is "conversations" or "flows")
            {
                json.WriteString("metric", counted.Metric.Name);
            }

            counted.Row.WriteMembers(json);
        });
    }
}
