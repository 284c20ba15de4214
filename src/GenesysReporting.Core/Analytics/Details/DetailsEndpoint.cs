using System.Text.Json;
using GenesysReporting.Analytics.Answers;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Transport;

namespace GenesysReporting.Analytics.Details;

/// <summary>Fetches single pages of the details query.</summary>
internal sealed class DetailsEndpoint(ApiClient client, PreparedQuery query, IRequestObserver? observer)
{
    private static readonly QueryFamily Family = QueryTypes.ConversationDetails;

    public async Task<DetailsPage> ReadAsync(QueryInterval slice, int pageNumber, CancellationToken cancellationToken)
    {
        var request = new ApiRequest("POST", Family.QueryPath)
        {
            Body = query.Request(slice, pageNumber),
            Permissions = Family.Permissions,
            Observer = observer,
        };
        TransportResponse response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            AnswerPage answer = AnswerReader.Read(Family, AnswerSource.Query, response.Body.Span);
            return new DetailsPage([.. answer.Records.Cast<AnalyticsConversation>()], answer.TotalHits);
        }
        catch (JsonException e)
        {
            // The path and position only: the rest of a parser's message may quote customers' data.
            throw ApiErrors.AnswerUnreadable(
                Family.QueryPath,
                response.Header("ININ-Correlation-Id"),
                $"page {pageNumber} of {slice} at {e.Path ?? "$"}, byte {e.BytePositionInLine}");
        }
    }
}
