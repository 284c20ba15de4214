using System.Runtime.CompilerServices;
using System.Text.Json;
using GenesysReporting.Transport;

namespace GenesysReporting.Api.Calls;

/// <summary>Sends a call, and reads the pages of its list.</summary>
/// <param name="session">The session.</param>
/// <param name="call">The call.</param>
/// <param name="observer">Notified of answers and waits; null if there is no listener.</param>
/// <param name="form">The form of the pages; null if the first page decides it.</param>
internal sealed class CallReader(GenesysSession session, ApiCall call, IRequestObserver? observer, AnswerForm? form = null)
{
    /// <summary>The members of pages that are about the other pages.</summary>
    public static IReadOnlyList<string> PageMembers { get; } =
    [
        "total", "totalHits", "dataAvailabilityDate", "pageNumber", "pageSize", "pageCount", "cursor", "cursors", "aggregations",
        "nextUri", "previousUri", "firstUri", "lastUri", "selfUri", "nextPage", "previousPage",
    ];

    private readonly CallTally _tally = new();
    private IPaging? _paging;
    private AnswerForm? _form = form;

    public CallTally Tally => _tally;

    /// <summary>The warnings after all pages were read.</summary>
    public IEnumerable<string> Doubts => _tally.Doubts(call.Target.Path, _paging is null ? 0 : _paging.Skipped);

    /// <summary>Sends the call. The caller disposes the answer.</summary>
    public async Task<CallAnswer> ReadAsync(CancellationToken cancellationToken) =>
        await SendAsync(call, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Reads the pages of the list; each is valid until the next one is requested. An answer that is not a list is one page
    /// without items. The call must come from <see cref="PagingStyles.Begin"/>.
    /// </summary>
    public async IAsyncEnumerable<CallPage> ReadPagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var guard = new LoopGuard();
        for (ApiCall? next = call; next is not null;)
        {
            guard.Asking(next);
            CallPage page = await ReadPageAsync(next, cancellationToken).ConfigureAwait(false);
            using CallAnswer answer = page.Answer;
            guard.Received(next, page);
            _form ??= page.ItemsName is { } items ? new AnswerForm([items], PageMembers) : null;
            _paging ??= _tally.Pages == 0 ? PagingStyles.Of(next, page, session.Endpoints) : null;
            _tally.Add(page);
            yield return page;
            next = _paging?.Next(next, page);
        }
    }

    private async Task<CallAnswer> SendAsync(ApiCall sent, CancellationToken cancellationToken) =>
        CallAnswer.Read(sent, await RequestAsync(sent, cancellationToken).ConfigureAwait(false));

    private Task<TransportResponse> RequestAsync(ApiCall sent, CancellationToken cancellationToken) =>
        session.Client.SendAsync(sent.ToRequest(observer), cancellationToken);

    /// <summary>Reads a page; one without its list is asked for once more, and is an error where items were promised.</summary>
    private async Task<CallPage> ReadPageAsync(ApiCall sent, CancellationToken cancellationToken)
    {
        for (bool isLast = false; ; isLast = true)
        {
            TransportResponse response = await RequestAsync(sent, cancellationToken).ConfigureAwait(false);
            var page = new CallPage(CallAnswer.Read(sent, response));
            if (_form is not { } expected || page.Answer.Json is null)
            {
                return page;
            }

            AnswerShape shape = Judge(expected, sent, response);
            bool isOwed = shape switch
            {
                // The first page must say that there is nothing; the last one may lack its list because the total has moved.
                AnswerShape.Unlisted => _tally.Pages == 0 ? page.Total is not 0 : page.PageNumber < page.PageCount,
                AnswerShape.Nothing => _tally.Announced - (_paging?.Skipped ?? 0) > _tally.Received,
                _ => false,
            };
            if (shape == AnswerShape.Foreign || (isOwed && isLast))
            {
                page.Answer.Dispose();
                throw ApiErrors.AnswerMisshaped(
                    sent.Target.Path,
                    response.CorrelationId,
                    string.Empty,
                    expected.Words,
                    response.Texts.Quote(response.JsonBody.Span));
            }

            bool isEmpty = shape is AnswerShape.Nothing or AnswerShape.Unlisted && page.Total is not 0 && page.Cursor is null;
            if (!isEmpty || isLast)
            {
                _tally.EndsWithoutList = isEmpty;
                return page;
            }

            page.Answer.Dispose();
        }
    }

    private static AnswerShape Judge(AnswerForm expected, ApiCall sent, TransportResponse response)
    {
        try
        {
            return expected.Judge(response.JsonBody.Span);
        }
        catch (JsonException e)
        {
            // Nested more deeply than any list.
            throw ApiErrors.AnswerUnreadable(sent.Target.Path, response.CorrelationId, $"byte {e.BytePositionInLine}");
        }
    }
}
