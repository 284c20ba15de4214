using GenesysReporting.Api;
using GenesysReporting.Errors;

namespace GenesysReporting.Sessions;

/// <summary>The sessions that a user chose, each once, and the errors of those that cannot be used.</summary>
/// <param name="Sessions">The sessions that can be used.</param>
/// <param name="Failures">The errors of the others.</param>
internal sealed record SessionSet(IReadOnlyList<GenesysSession> Sessions, IReadOnlyList<SessionException> Failures)
{
    /// <summary>True if several were chosen: their output says its organisation, and an error in one does not stop the others.</summary>
    public bool AreSeveral => Sessions.Count + Failures.Count > 1;
}
