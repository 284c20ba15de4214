using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Faults;

/// <summary>The cursors that faults invent.</summary>
internal static class CursorFaults
{
    /// <summary>True if a request has a cursor of a fault, which leads to the first page.</summary>
    public static bool IsInvented(SandboxFault? fault, HttpRequest request) =>
        fault?.Kind is SandboxFaultKind.CursorRepeats or SandboxFaultKind.CursorAlternates or SandboxFaultKind.CursorEmpty
        && request.Query.First("cursor") is "same" or "one" or "two" or "";
}
