using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Api;
using GenesysReporting.Export.Lines;
using GenesysReporting.Transport;

namespace GenesysReporting.Stores;

/// <summary>Fetches conversations by their ids, as they are now and without attributes.</summary>
/// <param name="session">The session.</param>
/// <param name="lines">Reads answers into conversations as JSON.</param>
/// <param name="observer">Notified of answers and waits; null if there is no listener.</param>
internal sealed class ConversationsById(GenesysSession session, LineFormat lines, IRequestObserver? observer)
{
    /// <summary>The number of ids in one address, which stays under 2,000 characters.</summary>
    public const int BlockSize = 50;

    private const string Path = "/api/v2/analytics/conversations/details";

    private static readonly AnswerForm Form = new(["conversations"], ["totalHits", "aggregations"]);

    /// <summary>Returns those that the platform has; at most <see cref="BlockSize"/> ids.</summary>
    public async Task<IReadOnlyList<ConversationLines>> ReadAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var request = new ApiRequest("GET", $"{Path}?id={string.Join(',', ids.Select(Uri.EscapeDataString))}")
        {
            Permissions = QueryTypes.ConversationDetails.Permissions,
            Observer = observer,
        };
        var page = new PageRequest(Path, Form, () => session.Client.SendAsync(request, cancellationToken))
        {
            RecordsUntil = long.MaxValue,
        };
        AnswerPage<ConversationLines> answer = await AnswerBody.ReadPageAsync(page, body => lines.Read(AnswerSource.Query, body)).ConfigureAwait(false);
        return answer.Records;
    }
}
