using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Faults;
using GenesysReporting.Sandbox.Http;
using GenesysReporting.Sandbox.Jobs;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Api;

/// <summary>Jobs, which any token of the organisation may submit, read and cancel.</summary>
internal sealed class JobRoutes(SandboxServices services)
{
    private const string Suffix = "/jobs";
    private const int MaxPageSize = 1000;

    private readonly JobSubmissions _submissions = new(services);

    public static IEnumerable<Route> All(SandboxServices services)
    {
        var routes = new JobRoutes(services);
        return AnalyticsContract.Operations.Where(operation => operation.IsAnalytics && operation.Path.Contains(Suffix, StringComparison.Ordinal))
            .OrderBy(operation => operation.Path.Contains('{', StringComparison.Ordinal))
            .Select(routes.Of);
    }

    private Route Of(Operation operation)
    {
        int end = operation.Path.IndexOf(Suffix, StringComparison.Ordinal) + Suffix.Length;
        string jobs = operation.Path[..end];
        return Route.Of(operation, (operation.Method, operation.Path[end..]) switch
        {
            ("POST", _) => call => Submit(call, operation),
            ("DELETE", _) => call => Cancel(call, jobs),
            (_, "/availability") => _ => Availability(),
            (_, "/{jobId}") => call => Status(call, jobs),
            _ => call => Results(call, jobs),
        });
    }

    private HttpResponse Submit(ApiCall call, Operation operation)
    {
        Job job = services.Jobs.Submit(operation.Path, _submissions.Read(call.Request.Body, operation), services.Options.JobPolls);
        JobFaults.Apply(job, call.Fault);
        return JsonAnswer.Object(202, json => json.WriteString("jobId", job.Id));
    }

    private HttpResponse Status(ApiCall call, string jobs)
    {
        Job job = Find(call, jobs);
        JobStatus status = job.Status(isStatusRequest: true);
        var members = new Members
        {
            { "state", status.State.ToString().ToUpperInvariant() },
            { "errorMessage", status.Error },
            { "expirationDate", status.Expires },
            { "submissionDate", status.Submitted },
            { "completionDate", status.Completed },
        };
        return JsonAnswer.Object(200, members.WriteInto);
    }

    private HttpResponse Cancel(ApiCall call, string jobs)
    {
        Find(call, jobs).End(JobState.Cancelled);
        return HttpResponse.Empty(200);
    }

    private HttpResponse Availability() => 
        JsonAnswer.Object(200, json => json.WriteInstant("dataAvailabilityDate", _submissions.Watermark()));

    private HttpResponse Results(ApiCall call, string jobs)
    {
        Job job = Find(call, jobs);
        CheckFulfilled(job, call.Fault);
        int from = CursorFaults.IsInvented(call.Fault, call.Request) ? 0 : JobCursor.Read(job, call.Request.Query.First("cursor"));
        int size = call.Request.Query.ReadInt32("pageSize", job.Results.PageSize, 1, MaxPageSize);
        int remaining = Math.Max(0, job.Results.Count - from);
        int count = Math.Min(remaining, PageLength(job, from, size));
        return JsonAnswer.Object(
            200,
            json =>
            {
                job.Results.Write(json, from, count);
                if (count < remaining)
                {
                    json.WriteString("cursor", JobCursor.Write(job, from + count));
                }
            },
            1024 + (count * job.Results.BytesPerRow));
    }

    /// <summary>Returns the length of a page; some are shorter than requested although there is more.</summary>
    private static int PageLength(Job job, int from, int size) =>
        Dice.For(from, job.Id, 1, 0).Percent(70) ? size : Math.Max(1, size * 2 / 3);

    /// <summary>Refuses results of a job that is not fulfilled; the platform's errors for this are not known.</summary>
    private static void CheckFulfilled(Job job, SandboxFault? fault)
    {
        JobFaults.CheckCursor(fault);
        JobState state = job.Status(isStatusRequest: false).State;
        switch (state)
        {
            case JobState.Fulfilled:
                return;
            case JobState.Expired or JobState.Cancelled:
                throw ApiErrors.NotFound;
            default:
                throw ApiErrors.BadRequest($"The job has no results: it is {state.ToString().ToUpperInvariant()}.");
        }
    }

    private Job Find(ApiCall call, string jobs)
    {
        Job job = services.Jobs.Find(jobs, call.PathValues["jobId"]) ?? throw ApiErrors.NotFound;
        JobFaults.Apply(job, call.Fault);
        return job;
    }
}
