using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Faults;
using GenesysReporting.Sandbox.Generation;
using GenesysReporting.Sandbox.Http;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Api;

/// <summary>The synchronous query of conversation details.</summary>
internal static class ConversationDetailRoutes
{
    private static readonly string[] Permissions =
        ["analytics:conversationDetail:view", "analytics:agentConversationDetail:view"];

    /// <summary>A little more than the average size of a conversation.</summary>
    private const int BytesPerRow = 5000;

    public static IEnumerable<Route> All(SandboxServices services) =>
    [
        new("POST", "/api/v2/analytics/conversations/details/query", call => Query(call, services))
        {
            Permissions = Permissions,
        },
    ];

    private static HttpResponse Query(ApiCall call, SandboxServices services)
    {
        DetailQuery query = DetailQueryReader.Read(call.Request.Body);
        DetailPage page = services.Conversations.Find(query, PageFaults.Shift(call.Fault));
        IReadOnlyList<Conversation> rows = PageFaults.Drop(page.Rows, call.Fault);
        return JsonAnswer.Object(200, json =>
        {
            if (rows.Count > 0)
            {
                json.WriteObjects("conversations", rows, (_, row) => ConversationJson.WriteMembers(json, row, withAttributes: false));
            }

            json.WriteNumber("totalHits", PageFaults.Total(page.TotalHits, call.Fault));
        }, 1024 + (rows.Count * BytesPerRow));
    }
}
