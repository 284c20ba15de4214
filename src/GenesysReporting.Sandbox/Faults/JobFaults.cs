using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Jobs;

namespace GenesysReporting.Sandbox.Faults;

/// <summary>The faults of jobs.</summary>
internal static class JobFaults
{
    /// <summary>Ends a job as a fault says.</summary>
    public static void Apply(Job job, SandboxFault? fault)
    {
        if (fault?.Kind == SandboxFaultKind.JobFails)
        {
            job.End(JobState.Failed, "The query could not be completed. Error code 5003: partition unavailable.");
        }
        else if (fault?.Kind == SandboxFaultKind.JobExpires)
        {
            job.End(JobState.Expired);
        }
    }

    /// <summary>Refuses a request for results as a fault says.</summary>
    public static void CheckCursor(SandboxFault? fault)
    {
        switch (fault?.Kind)
        {
            case SandboxFaultKind.CursorRefused:
                throw ApiErrors.BadRequest("The cursor is invalid or has expired.");
            case SandboxFaultKind.CursorGone:
                throw ApiErrors.NotFound;
        }
    }
}
