using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Faults;
using GenesysReporting.Sandbox.Http;
using GenesysReporting.Sandbox.Jobs;
using GenesysReporting.Sandbox.Queries;
using GenesysReporting.Sandbox.Usage;

namespace GenesysReporting.Sandbox.Api;

/// <summary>The jobs that count the organisation's use of the API. One request gives the status and a page of rows.</summary>
internal sealed class UsageRoutes(SandboxServices services)
{
    private const string Jobs = "/api/v2/usage/aggregates/query/jobs";
    private const int MaxPageSize = 1000;

    /// <summary>The number of requests that are answered before the rows are ready.</summary>
    private const int Polls = 1;

    private readonly UsageLog _log = new(services.Options, services.World, services.Clients.All);

    public static IEnumerable<Route> All(SandboxServices services)
    {
        var routes = new UsageRoutes(services);
        return [.. Route.Of(Jobs, routes.Submit), .. Route.Of(Jobs + "/{jobId}", (call, _) => routes.Read(call))];
    }

    private HttpResponse Submit(ApiCall call, Operation operation)
    {
        DateTimeOffset now = services.Options.Time.GetUtcNow();
        UsageQuery query = UsageQuery.Read(call.Request.Body, operation.Body!, now);
        Job job = services.Jobs.Submit(
            Jobs,
            () => new UsageResults(UsageRow.All(query, _log.Entries(query.First, query.Last, now)), query.Metrics),
            Math.Min(Polls, services.Options.JobPolls));
        JobFaults.Apply(job, call.Fault);
        string address = $"{Jobs}/{job.Id}";
        return JsonAnswer.Object(202, new Members { { "id", job.Id }, { "resultsUri", address }, { "selfUri", address } }.WriteInto);
    }

    private HttpResponse Read(ApiCall call)
    {
        Job job = services.Jobs.Find(Jobs, call.PathValues["jobId"]) ?? throw ApiErrors.NotFound;
        JobFaults.Apply(job, call.Fault);
        JobStatus status = job.Status(isStatusRequest: true);
        var members = new Members { { "selfUri", $"{Jobs}/{job.Id}" }, { "queryStatus", Text(status.State) } };
        if (status.Error is { } error)
        {
            members.Add("errorBody", new Members { { "message", error }, { "code", "internal.server.error" }, { "status", 500 } });
        }

        return status.State == JobState.Fulfilled ? Page(call, job, members) : JsonAnswer.Object(200, members.WriteInto);
    }

    private static HttpResponse Page(ApiCall call, Job job, Members members)
    {
        JobFaults.CheckCursor(call.Fault);
        int from = CursorFaults.IsInvented(call.Fault, call.Request) ? 0 : JobCursor.Read(job, call.Request.Query.First("after"));
        int size = call.Request.Query.ReadInt32("pageSize", job.Results.PageSize, 1, MaxPageSize);
        int count = Math.Min(job.Results.Count - from, size);
        if (from + count < job.Results.Count)
        {
            string after = Uri.EscapeDataString(JobCursor.Write(job, from + count));
            members.Add("nextUri", $"{Jobs}/{job.Id}?after={after}&pageSize={size}");
        }

        return JsonAnswer.Object(
            200,
            json =>
            {
                members.WriteInto(json);
                job.Results.Write(json, from, count);
            },
            1024 + (count * job.Results.BytesPerRow));
    }

    /// <summary>Returns the name of a state; an expired job is no longer known.</summary>
    private static string Text(JobState state) => state switch
    {
        JobState.Queued or JobState.Pending => "Running",
        JobState.Fulfilled => "Succeeded",
        JobState.Failed => "Failed",
        JobState.Cancelled => "Cancelled",
        _ => throw ApiErrors.NotFound,
    };
}
