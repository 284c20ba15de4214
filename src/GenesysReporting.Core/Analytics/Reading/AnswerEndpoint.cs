using System.Globalization;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Fetches single pages of a query.</summary>
internal sealed class AnswerEndpoint<TRecord>(
    ApiClient client, PreparedQuery prepared, AnalyticsReadOptions options, IPageParser<TRecord> parser)
{
    private readonly AnswerForm _form = AnswerForms.Of(prepared.Query.Family);

    /// <summary>Gets the queried family.</summary>
    public QueryFamily Family { get; } = prepared.Query.Family;

    /// <summary>Gets the parser of the pages.</summary>
    public IPageParser<TRecord> Parser => parser;

    /// <summary>Gets the number of records of a full page.</summary>
    public int PageSize => Family.PageSize;

    /// <summary>Gets the number of results that can be paged through.</summary>
    public int MaxResults => Family.Limits.MaxResults ?? int.MaxValue;

    /// <summary>Gets or sets the number of the list of groups in the address; as many as there are lists for none.</summary>
    public int Groups { get; set; }

    /// <param name="slice">The slice; null where the family has no interval.</param>
    /// <param name="pageNumber">The number of the page, from 1.</param>
    /// <param name="cursor">The cursor of the page before, where pages follow a cursor.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <param name="block">The number of the block of users.</param>
    /// <param name="promised">The total that pages before have announced; null for none.</param>
    public Task<AnswerPage<TRecord>> ReadAsync(
        QueryInterval? slice,
        int pageNumber,
        string? cursor,
        CancellationToken cancellationToken,
        int block = 0,
        long? promised = null)
    {
        var request = new ApiRequest("POST", Path(pageNumber, cursor))
        {
            Body = prepared.Request(slice, pageNumber, block),
            Permissions = Family.Permissions,
            Observer = options.Requests,
            Ledger = options.Ledger,
        };
        string of = slice is null ? string.Empty : $" of {slice}";
        long before = (pageNumber - 1L) * PageSize;
        var page = new PageRequest(
            Family.QueryPath, _form, () => client.SendAsync(request, cancellationToken))
        {
            Position = $"page {pageNumber}{of} at ",
            IsPromised = Math.Min(promised ?? 0, MaxResults) > before,
            RecordsUntil = before + PageSize,
        };
        return AnswerBody.ReadPageAsync(page, body =>
        {
            AnswerPage<TRecord> read = parser.Read(AnswerSource.Query, body);
            return read with { Fingerprint = IsCompared(read) ? PageFingerprint.Of(body.Span, read.Cursor, read.PreviousCursor, read.NextUri) : null };
        });
    }

    private string Path(int pageNumber, string? cursor)
    {
        string size = string.Create(CultureInfo.InvariantCulture, $"{Family.QueryPath}?pageSize={PageSize}");
        return Family.Paging switch
        {
            PagingStyle.PageNumberInAddress => string.Create(CultureInfo.InvariantCulture, $"{size}&pageNumber={pageNumber}"),
            PagingStyle.CursorInAddress when cursor is not null => $"{size}&after={Uri.EscapeDataString(cursor)}",
            PagingStyle.CursorInAddress => size,
            _ when Groups < Family.AddressGroups.Count =>
                $"{Family.QueryPath}?{string.Join('&', Family.AddressGroups[Groups].Split(',').Select(g => $"groupBy={g}"))}",
            _ => Family.QueryPath,
        };
    }

    /// <summary>Only pages whose number is not announced are compared.</summary>
    private bool IsCompared(AnswerPage<TRecord> page) =>
        page.TotalHits is null && Family.Paging != PagingStyle.None && page.Records.Count > 0;
}
