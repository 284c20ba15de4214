using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Faults;

/// <summary>The faults that change the body of a normal answer.</summary>
internal static partial class BodyFaults
{
    private static readonly string[] Lists =
    [
        "conversations", "userDetails", "results", "entities", "segmentCounts", "presenceCounts", "routingStatusCounts", "isOutOfOfficeCounts",
    ];

    /// <summary>Returns the answer as a fault changes it.</summary>
    public static HttpResponse Change(SandboxFault? fault, HttpRequest request, HttpResponse response)
    {
        if (fault is null || response.Status != 200 || Edit(fault.Kind, request) is not { } edit)
        {
            return response;
        }

        byte[] body = edit(response.Body.ToArray());
        response.Borrowed?.Dispose();
        return response with { Body = body, Borrowed = null };
    }

    private static Func<byte[], byte[]>? Edit(SandboxFaultKind kind, HttpRequest request) => kind switch
    {
        SandboxFaultKind.NoList => body => WithMembers(body, answer => Array.ForEach(Lists, name => answer.Remove(name))),
        SandboxFaultKind.NoTotal => body => WithMembers(body, answer =>
        {
            answer.Remove("totalHits");
            answer.Remove("total");
        }),
        SandboxFaultKind.CursorRepeats => body => WithMembers(body, answer => CursorFaults.Write(answer, request, "same")),
        SandboxFaultKind.CursorAlternates => body => WithMembers(
            body, answer => CursorFaults.Write(answer, request, CursorFaults.Current(request) == "one" ? "two" : "one")),
        SandboxFaultKind.CursorEmpty => body => WithMembers(body, answer => CursorFaults.Write(answer, request, string.Empty)),
        SandboxFaultKind.HalfSurrogate => body => Replaced(body, body.AsSpan().IndexOf("\"participantName\""u8) < 0 ? Name() : ParticipantName(), "$1 \\ud83d\"", 1),
        SandboxFaultKind.BadTime => body => Replaced(body, Time(), "$1\"soon\"", 1),
        SandboxFaultKind.FractionalNumbers => body => Replaced(body, WholeNumber(), "$1.0", -1),
        _ => null,
    };

    private static byte[] WithMembers(byte[] body, Action<JsonObject> change)
    {
        JsonObject answer = JsonNode.Parse(body)!.AsObject();
        change(answer);
        return JsonSerializer.SerializeToUtf8Bytes(answer);
    }

    private static byte[] Replaced(byte[] body, Regex pattern, string replacement, int count) =>
        Encoding.UTF8.GetBytes(pattern.Replace(Encoding.UTF8.GetString(body), replacement, count));

    [GeneratedRegex("(\"name\":\"[^\"\\\\]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex("(\"participantName\":\"[^\"\\\\]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex ParticipantName();

    [GeneratedRegex("(\"(?:conversationEnd|segmentStart|startTime|dateModified)\":)\"[^\"]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex("""("(?:value|count|totalHits)":\d+)(?=[,}])""", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();
}
