using System.Runtime.CompilerServices;
using GenesysReporting.Transport;

namespace GenesysReporting.Api.Calls;

/// <summary>Sends a call, and reads the pages of its list.</summary>
internal sealed class CallReader(GenesysSession session, ApiCall call, IRequestObserver? observer)
{
    private readonly CallTally _tally = new();
    private IPaging? _paging;

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
            using CallAnswer answer = await SendAsync(next, cancellationToken).ConfigureAwait(false);
            var page = new CallPage(answer);
            guard.Received(next, page);
            _paging ??= _tally.Pages == 0 ? PagingStyles.Of(next, page, session.Endpoints) : null;
            _tally.Add(page);
            yield return page;
            next = _paging?.Next(next, page);
        }
    }

    private async Task<CallAnswer> SendAsync(ApiCall sent, CancellationToken cancellationToken)
    {
        TransportResponse response = await session.Client
            .SendAsync(sent.ToRequest(observer), cancellationToken)
            .ConfigureAwait(false);
        return CallAnswer.Read(sent, response);
    }
}
