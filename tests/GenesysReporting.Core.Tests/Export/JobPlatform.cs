using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Export;

/// <summary>Answers jobs of conversation details at once, in pages of the given size; it can forget its jobs.</summary>
internal sealed class JobPlatform(IReadOnlyList<(string Id, DateTimeOffset Start)> conversations, int pageSize)
{
    private readonly HashSet<string> _jobs = [];
    private int _submitted;

    public int Submitted => _submitted;

    /// <summary>The requested cursors; empty text for the beginning.</summary>
    public List<string> Asked { get; } = [];

    public void ForgetJobs() => _jobs.Clear();

    /// <summary>Adds a job of an earlier process.</summary>
    public void Know(string job) => _jobs.Add(job);

    public TransportResponse Respond(TransportRequest request)
    {
        string path = request.Uri.AbsolutePath;
        if (path.EndsWith("/availability", StringComparison.Ordinal))
        {
            return Answer.Json(200, """{"dataAvailabilityDate":"2030-01-01T00:00:00Z"}""");
        }

        if (request.Method == "POST")
        {
            string made = $"job-{++_submitted}";
            _jobs.Add(made);
            return Answer.Json(202, $$"""{"jobId":"{{made}}"}""");
        }

        string id = path.Split('/')[7];
        if (!_jobs.Contains(id))
        {
            return Answer.Json(404, """{"code":"not.found"}""");
        }

        return path.EndsWith("/results", StringComparison.Ordinal)
            ? Results(request.Uri)
            : Answer.Json(200, """{"state":"FULFILLED"}""");
    }

    private TransportResponse Results(Uri uri)
    {
        string cursor = uri.Query.TrimStart('?').Split('&')
            .FirstOrDefault(p => p.StartsWith("cursor=", StringComparison.Ordinal))?[7..] ?? string.Empty;
        Asked.Add(cursor);
        int from = cursor.Length == 0 ? 0 : int.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture);
        var page = new JsonObject
        {
            ["conversations"] = new JsonArray([.. conversations.Skip(from).Take(pageSize).Select(c => JsonSerializer.SerializeToNode(
                new { conversationId = c.Id, conversationStart = c.Start.UtcDateTime }))]),
        };
        if (from + pageSize < conversations.Count)
        {
            page["cursor"] = $"{from + pageSize}";
        }

        return Answer.Json(200, page.ToJsonString());
    }
}
