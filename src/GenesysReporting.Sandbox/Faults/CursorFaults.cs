using System.Text.Json.Nodes;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Faults;

/// <summary>The cursors that faults invent.</summary>
internal static class CursorFaults
{
    /// <summary>True if a request has a cursor of a fault, which leads to the first page.</summary>
    public static bool IsInvented(SandboxFault? fault, HttpRequest request) =>
        fault?.Kind is SandboxFaultKind.CursorRepeats or SandboxFaultKind.CursorAlternates or SandboxFaultKind.CursorEmpty
        && Current(request) is "same" or "one" or "two" or "";

    /// <summary>Returns the cursor of a request; null if it has none.</summary>
    public static string? Current(HttpRequest request) => request.Query.First("cursor") ?? request.Query.First("after");

    /// <summary>Writes a cursor into an answer: as it is, or as a part of the next page's address.</summary>
    public static void Write(JsonObject answer, HttpRequest request, string cursor)
    {
        bool isAddress = request.Path.StartsWith("/api/v2/usage/", StringComparison.Ordinal);
        answer[isAddress ? "nextUri" : "cursor"] = isAddress && cursor.Length > 0 ? $"{request.Path}?after={cursor}" : cursor;
    }
}
