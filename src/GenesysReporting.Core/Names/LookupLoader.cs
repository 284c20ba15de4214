using GenesysReporting.Api;
using GenesysReporting.Api.Calls;
using GenesysReporting.Transport;

#pragma warning disable CA1001 // The semaphore's wait handle is never asked for, so it holds nothing to be freed.

namespace GenesysReporting.Names;

/// <summary>Brings what is asked for onto the shelf of a kind; what several ask for at the same time comes once.</summary>
/// <remarks>
/// One request at a time has the turn. Nobody may let others work out of a part of an answer while having it: a look-up
/// that is made there would wait for it for ever.
/// </remarks>
internal sealed class LookupLoader(GenesysSession session, LookupSource source, NameCache shelf)
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public LookupReader Reader(IRequestObserver? observer) => new(session, source, observer);

    /// <summary>The whole list; it is kept unless it may be incomplete.</summary>
    public Task<LookupPage> AllAsync(UserState? state, IRequestObserver? observer, CancellationToken cancellationToken) =>
        InTurnAsync(
            async () =>
            {
                if (shelf.List(state) is { } known)
                {
                    return new LookupPage(known);
                }

                LookupPage all = await Reader(observer).ReadAllAsync(source.All(state), cancellationToken).ConfigureAwait(false);
                if (all.Doubts.Count == 0)
                {
                    shelf.KeepList(state, all.Entities);
                }

                return all;
            },
            cancellationToken);

    /// <summary>What the platform's own filter makes of a name.</summary>
    public Task<IReadOnlyList<GenesysEntity>> NamedAsync(
        string name, IRequestObserver? observer, CancellationToken cancellationToken) =>
        InTurnAsync(
            async () =>
            {
                if (shelf.Named(name) is not { } found)
                {
                    LookupPage answer = await Reader(observer)
                        .ReadAllAsync(source.ByName(name), cancellationToken)
                        .ConfigureAwait(false);
                    found = answer.Entities;
                    shelf.KeepNamed(name, found);
                }

                return found;
            },
            cancellationToken);

    /// <summary>
    /// Asks for the ids that are not known yet, a hundred at a time; where the list takes no ids, for all of it. What
    /// cannot be an id is not asked for: it would spoil the request for the others.
    /// </summary>
    public async Task IdsAsync(
        IEnumerable<string> ids,
        Func<string, bool> isKnown,
        Action<IEnumerable<GenesysEntity>> keep,
        IRequestObserver? observer,
        CancellationToken cancellationToken)
    {
        bool IsAsked(string id) => LookupDirectory.IsId(id) && !isKnown(id) && !shelf.IsMissing(id);
        if (!ids.Any(IsAsked))
        {
            return;
        }

        if (!source.TakesIds)
        {
            await AllAsync(null, observer, cancellationToken).ConfigureAwait(false);
            return;
        }

        await InTurnAsync(
            async () =>
            {
                // Looked at again: whoever had the turn before may have brought some of them.
                string[] unknown = [.. ids.Where(IsAsked).Distinct(StringComparer.OrdinalIgnoreCase)];
                foreach (string[] batch in unknown.Chunk(LookupSource.PageSize))
                {
                    await BatchAsync(batch, keep, observer, cancellationToken).ConfigureAwait(false);
                }

                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task BatchAsync(
        string[] batch, Action<IEnumerable<GenesysEntity>> keep, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var left = new HashSet<string>(batch, StringComparer.OrdinalIgnoreCase);
        foreach (Func<IEnumerable<string>, ApiCall> way in source.ByIds())
        {
            if (left.Count > 0)
            {
                LookupPage found = await Reader(observer).ReadAllAsync(way(left), cancellationToken).ConfigureAwait(false);
                keep(found.Entities);
                left.ExceptWith(found.Entities.Select(e => e.Id));
            }
        }

        shelf.KeepMissing(left);
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }
}
