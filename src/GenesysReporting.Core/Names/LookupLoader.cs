using GenesysReporting.Api;
using GenesysReporting.Api.Calls;
using GenesysReporting.Transport;

#pragma warning disable CA1001 // The semaphore's wait handle is never used, so there is nothing to dispose.

namespace GenesysReporting.Names;

/// <summary>Loads entities of one kind into its cache; a request that several callers need is sent once.</summary>
/// <remarks>
/// One request at a time has the turn. The holder must not call foreign code with a part of an answer: a look-up from there
/// would wait for the turn forever.
/// </remarks>
internal sealed class LookupLoader(GenesysSession session, LookupSource source, NameCache cache)
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public LookupReader Reader(IRequestObserver? observer) => new(session, source, observer);

    /// <summary>Returns the complete list, which is cached unless it may be incomplete.</summary>
    public Task<LookupPage> AllAsync(UserState? state, IRequestObserver? observer, CancellationToken cancellationToken) =>
        InTurnAsync(
            async () =>
            {
                if (cache.List(state) is { } known)
                {
                    return new LookupPage(known);
                }

                LookupPage all = await Reader(observer).ReadAllAsync(source.All(state), cancellationToken).ConfigureAwait(false);
                if (all.Doubts.Count == 0)
                {
                    cache.KeepList(state, all.Entities);
                }

                return all;
            },
            cancellationToken);

    /// <summary>Returns the hits of the platform's filter for a name.</summary>
    public Task<IReadOnlyList<GenesysEntity>> NamedAsync(
        string name, IRequestObserver? observer, CancellationToken cancellationToken) =>
        InTurnAsync(
            async () =>
            {
                if (cache.Named(name) is not { } found)
                {
                    LookupPage answer = await Reader(observer)
                        .ReadAllAsync(source.ByName(name), cancellationToken)
                        .ConfigureAwait(false);
                    found = answer.Entities;
                    cache.KeepNamed(name, found);
                }

                return found;
            },
            cancellationToken);

    /// <summary>
    /// Loads the ids that are not known yet, a hundred at a time; the complete list if it takes no ids. A text that is not an
    /// id is skipped, because it would make the request for the others fail.
    /// </summary>
    public async Task IdsAsync(
        IEnumerable<string> ids,
        Func<string, bool> isKnown,
        Action<IEnumerable<GenesysEntity>> keep,
        IRequestObserver? observer,
        CancellationToken cancellationToken)
    {
        bool IsNeeded(string id) => LookupDirectory.IsId(id) && !isKnown(id) && !cache.IsMissing(id);
        if (!ids.Any(IsNeeded))
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
                // Checked again: the previous holder of the turn may have loaded some of them.
                string[] unknown = [.. ids.Where(IsNeeded).Distinct(StringComparer.OrdinalIgnoreCase)];
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
        foreach (Func<IEnumerable<string>, ApiCall> makeCall in source.ByIds())
        {
            if (left.Count > 0)
            {
                LookupPage found = await Reader(observer).ReadAllAsync(makeCall(left), cancellationToken).ConfigureAwait(false);
                keep(found.Entities);
                left.ExceptWith(found.Entities.Select(e => e.Id));
            }
        }

        cache.KeepMissing(left);
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
