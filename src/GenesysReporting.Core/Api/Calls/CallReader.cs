using System.Runtime.CompilerServices;
using GenesysReporting.Transport;

namespace GenesysReporting.Api.Calls;

/// <summary>Sends a call, and reads the pages of its list.</summary>
internal sealed class CallReader(GenesysSession session, ApiCall call, IRequestObserver? observer)
{
    private readonly CallTally _tally = new();
    private IPaging? _paging;

    public CallTally Tally => _tally;

    /// <summary>What is to be said after all pages were read.</summary>
    public IEnumerable<string> Doubts => _tally.Doubts(call.Target.Path, _paging is null ? 0 : _paging.Skipped);

    /// <summary>The one answer of the call. To be disposed of by the caller.</summary>
    public async Task<CallAnswer> ReadAsync(CancellationToken cancellationToken) =>
        await SendAsync(call, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// The pages of the list, while they arrive; each is gone when the next is asked for. An answer that is no list comes
    /// as one page without items. The call is to be one that <see cref="PagingStyles.Begin"/> has made.
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
