using System.Globalization;
using System.Text.Json;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Transport;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Fetches single pages of a query.</summary>
internal sealed class AnswerEndpoint(ApiClient client, PreparedQuery query, AnalyticsReadOptions options)
{
    private readonly QueryFamily _family = query.Query.Family;

    /// <summary>The kind of query.</summary>
    public QueryFamily Family => _family;

    /// <param name="slice">The slice; null where the family has no interval.</param>
    /// <param name="pageNumber">The page, counted from 1.</param>
    /// <param name="cursor">Where the page before ended, where pages follow a cursor.</param>
    /// <param name="cancellationToken">Ends the request under way.</param>
    public async Task<AnswerPage> ReadAsync(
        QueryInterval? slice, int pageNumber, string? cursor, CancellationToken cancellationToken)
    {
        var request = new ApiRequest("POST", Path(pageNumber, cursor))
        {
            Body = query.Request(slice, pageNumber),
            Permissions = _family.Permissions,
            Observer = options.Requests,
            Ledger = options.Ledger,
        };
        TransportResponse response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            return Read(response.Body) with
            {
                Fingerprint = Fingerprint(response.Body.Span),
            };
        }
        catch (JsonException e)
        {
            // The path and position only: the rest of a parser's message may quote customers' data.
            throw ApiErrors.AnswerUnreadable(
                _family.QueryPath,
                response.Header("ININ-Correlation-Id"),
                $"page {pageNumber}{Of(slice)} at {e.Path ?? "$"}, byte {e.BytePositionInLine}");
        }
        finally
        {
            response.Release();
        }
    }

    private AnswerPage Read(ReadOnlyMemory<byte> body) => options.Parser is { } parser
        ? parser(AnswerSource.Query, body)
        : AnswerReader.Read(_family, AnswerSource.Query, body.Span);

    private string Path(int pageNumber, string? cursor) => _family.Paging switch
    {
        PagingStyle.PageNumberInAddress => string.Create(
            CultureInfo.InvariantCulture,
            $"{_family.QueryPath}?pageSize={_family.PageSize}&pageNumber={pageNumber}"),
        PagingStyle.CursorInAddress => cursor is null
            ? string.Create(CultureInfo.InvariantCulture, $"{_family.QueryPath}?pageSize={_family.PageSize}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{_family.QueryPath}?pageSize={_family.PageSize}&after={Uri.EscapeDataString(cursor)}"),
        _ => _family.QueryPath,
    };

    private static int Fingerprint(ReadOnlySpan<byte> body)
    {
        var hash = default(HashCode);
        hash.AddBytes(body);
        return hash.ToHashCode();
    }

    private static string Of(QueryInterval? slice) => slice is null ? string.Empty : $" of {slice}";
}
