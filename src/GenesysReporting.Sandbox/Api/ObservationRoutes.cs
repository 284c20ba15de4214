using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Http;
using GenesysReporting.Sandbox.Live;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Api;

/// <summary>Observations of the current state of queues, users and flows.</summary>
internal sealed class ObservationRoutes(SandboxServices services)
{
    private static readonly string[] Interactions = ["oWaiting", "oInteracting", "oAlerting", "oLongestWaiting", "oLongestInteracting"];
    private static readonly string[] MediaTypes = ["voice", "chat", "email", "message", "callback"];
    private static readonly string[] Queue = ["queueId"];
    private static readonly string[] User = ["userId"];
    private static readonly string[] Flow = ["flowId"];

    public static IEnumerable<Route> All(SandboxServices services) =>
        Route.Of("/observations/query", new ObservationRoutes(services).Query);

    private HttpResponse Query(ApiCall call, Operation operation)
    {
        ObservationQuery query = ObservationQuery.Read(call.Request.Body, operation.Body!);
        DateTimeOffset now = services.Options.Time.GetUtcNow();
        string family = AggregateRoutes.Family(operation.Path);
        ObservationGroup[] groups = family switch
        {
            "queues" => [.. Queues(query, now)],
            "users" => [.. Observations.Group(Members(query, now), User, query.Metrics)],
            _ => [.. Observations.Group(services.Sessions.At(now).Where(row => row.Dimensions.Matches(query.Filter)), Flow, query.Metrics)],
        };
        return JsonAnswer.Object(200, json =>
        {
            if (family == "queues")
            {
                json.WriteObject("systemToOrganizationMappings", services.Presence.Definitions.Mappings());
            }

            Observations.Write(json, groups, query, now);
        });
    }

    private IEnumerable<LiveRow> Members(ObservationQuery query, DateTimeOffset now) =>
        services.Members.Memberships(now).Where(row => row.Dimensions.Matches(query.Filter));

    /// <summary>
    /// Returns interactions by queue and media type, and users by queue. A requested queue has its zeros for the first media
    /// type; others appear only with interactions.
    /// </summary>
    private IEnumerable<ObservationGroup> Queues(ObservationQuery query, DateTimeOffset now)
    {
        string[] interactions = [.. query.Metrics.Where(Interactions.Contains)];
        ILookup<(string Queue, string Media), LiveRow> rows = services.Sessions.At(now).ToLookup(row => (Text(row, "queueId"), Text(row, "mediaType")));
        HashSet<string> queues = [];
        foreach ((string queue, string media) in services.World.QueueInfos.SelectMany(queue => MediaTypes.Select(media => (queue.Id, media))))
        {
            if (!new QueueMedium(queue, media).Matches(query.Filter))
            {
                continue;
            }

            bool first = queues.Add(queue);
            LiveRow[] here = [.. rows[(queue, media)]];
            if (interactions.Length > 0 && (first || here.Length > 0))
            {
                yield return new ObservationGroup([("queueId", queue), ("mediaType", media)], [.. interactions.SelectMany(metric => Counts(here, metric))]);
            }
        }

        IEnumerable<LiveRow> members = services.Members.Memberships(now).Where(row => queues.Contains(Text(row, "queueId")));
        foreach (ObservationGroup group in Observations.Group(members, Queue, [.. query.Metrics.Except(Interactions)]))
        {
            yield return group;
        }
    }

    /// <summary>Returns the counts of rows: without rows a zero, but no longest time.</summary>
    private static LiveCount[] Counts(LiveRow[] rows, string metric)
    {
        LiveCount[] counts = [.. LiveCount.Count(rows, [metric])];
        return counts.Length > 0 || LiveCount.IsLongest(metric) ? counts : [new LiveCount(new LiveMetric(metric), [])];
    }

    private static string Text(LiveRow row, string dimension) =>
        row.Dimensions.Values(dimension) is [var first, ..] ? Values.Text(first) : string.Empty;

    private sealed class QueueMedium(string queueId, string mediaType) : IDimensions
    {
        public IReadOnlyList<object> Values(string dimension) => [dimension == "queueId" ? queueId : mediaType];
    }
}
