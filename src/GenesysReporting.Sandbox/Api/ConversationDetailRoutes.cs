using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Faults;
using GenesysReporting.Sandbox.Generation;
using GenesysReporting.Sandbox.Http;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Api;

/// <summary>The synchronous query of conversation details, and conversations by id; neither has participants' attributes.</summary>
internal static class ConversationDetailRoutes
{
    private static readonly string[] Permissions =
        ["analytics:conversationDetail:view", "analytics:agentConversationDetail:view"];

    /// <summary>The most ids of one request: the sandbox's own number, as the platform's is not documented.</summary>
    private const int MaxIds = 100;

    /// <summary>A little more than the average size of a conversation.</summary>
    private const int BytesPerRow = 5000;

    public static IEnumerable<Route> All(SandboxServices services) =>
    [
        new("POST", "/api/v2/analytics/conversations/details/query", call => Query(call, services))
        {
            Permissions = Permissions,
        },
        new("GET", "/api/v2/analytics/conversations/details", call => GetSome(call, services.Conversations)) { Permissions = Permissions },
        new("GET", "/api/v2/analytics/conversations/{conversationId}/details", call => GetOne(call, services.Conversations))
        {
            Permissions = Permissions,
        },
    ];

    private static HttpResponse GetOne(ApiCall call, ConversationStore conversations)
    {
        Conversation found = conversations.Find(call.PathValues["conversationId"]) ?? throw ApiErrors.NotFound;
        return JsonAnswer.Object(200, json => ConversationJson.WriteMembers(json, found, withAttributes: false), BytesPerRow);
    }

    /// <summary>Returns each conversation once, in the order of the ids; ids that are not known are left out.</summary>
    private static HttpResponse GetSome(ApiCall call, ConversationStore conversations)
    {
        Conversation[] found = [.. Ids(call).Distinct().Select(conversations.Find).OfType<Conversation>()];
        IReadOnlyList<Conversation> rows = PageFaults.Drop(found, call.Fault);
        return JsonAnswer.Object(
            200,
            json => json.WriteObjects("conversations", rows, (_, row) => ConversationJson.WriteMembers(json, row, withAttributes: false)),
            1024 + (rows.Count * BytesPerRow));
    }

    private static string[] Ids(ApiCall call)
    {
        string[] ids = [.. call.Request.Query.All("id").SelectMany(value => value.Split(',')).Select(id => id.Trim())];
        if (ids.Length == 0 || ids.Contains(string.Empty))
        {
            throw ApiErrors.BadRequest("The parameter 'id' needs ids of conversations, and none of them may be empty.");
        }

        return ids.Length <= MaxIds
            ? ids
            : throw ApiErrors.BadRequest($"The parameter 'id' takes at most {MaxIds} ids, and not {ids.Length}.");
    }

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
