using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Jobs;

/// <summary>Errors about jobs. Each method's name is the ErrorId.</summary>
internal static class JobErrors
{
    public static InputException MemberNotOfJob(QueryFamily family, string member) => Make(
        $"The body's '{member}' is a member of the {family.Name} query and not of its jobs.",
        "Leave it out, or use -Mode Query.",
        member);

    public static JobException JobFailed(AnalyticsJob job) => Fail(
        $"The job {job.Id} failed: {job.ErrorMessage?.TrimEnd('.') ?? "the platform gives no reason"}.",
        "Check the query; a smaller interval may succeed.",
        job.Id);

    public static JobException JobCancelled(AnalyticsJob job) => Fail(
        $"The job {job.Id} was cancelled, so it has no results.", "Start it again with Start-GenesysAnalyticsJob.", job.Id);

    public static JobException JobExpired(AnalyticsJob job) => Fail(
        $"The results of the job {job.Id} have expired.", "Start it again with Start-GenesysAnalyticsJob.", job.Id);

    public static JobException JobNotEnded(AnalyticsJob job) => Fail(
        $"The job {job.Id} has no results yet: its state is {job.StateText ?? job.State.ToString()}.",
        "Wait for it with Wait-GenesysAnalyticsJob.",
        job.Id);

    public static JobException JobTimedOut(AnalyticsJob job, TimeSpan limit) => Fail(
        $"The job {job.Id} did not end within {limit.TotalSeconds:0} seconds; its state is {job.StateText ?? job.State.ToString()}. It keeps running.",
        $"Ask for it later: Get-GenesysAnalyticsJob {job.Id} -Type {job.Type}.",
        job.Id);

    public static JobException CursorLost(AnalyticsJob job, string reason) => Fail(
        $"The rest of the results of the job {job.Id} could not be read: {reason}",
        "Receive them from the beginning, without -Cursor, or start the job again; what was received before then comes again.",
        job.Id);

    public static AnswerException JobIdMissing(QueryFamily family) => new(
        nameof(JobIdMissing),
        $"The platform accepted a {family.Name} job and did not return an id that can be used.",
        "Try again; please report it if it happens again.",
        family.JobPath);

    private static InputException Make(
        string message, string nextStep, string? target, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target);

    private static JobException Fail(
        string message, string nextStep, string? target, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target);
}
