using System.Runtime.CompilerServices;

namespace GenesysReporting.Stores;

/// <summary>Reads pages while what came before is written, so that fetching and writing overlap.</summary>
internal static class PagesAhead
{
    /// <summary>A page of a job is large; what is ahead of the writer is kept small.</summary>
    private const int MaxItems = 100;

    /// <summary>
    /// Returns the items of pages in order, read on another thread, at most 100 of them ahead of those in use. A failure of the source
    /// is thrown after what came before it. When the caller ends early, the source is cancelled and has ended too.
    /// </summary>
    /// <param name="pages">Returns the source; a page is enumerated once, before the next one is asked for.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync<T>(
        Func<CancellationToken, IAsyncEnumerable<IEnumerable<T>>> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        IAsyncEnumerator<T[]> items = PartsAsync(pages(stop.Token)).GetAsyncEnumerator(CancellationToken.None);
        await using (items.ConfigureAwait(false))
        {
            Task<T[]?> next = Task.Run(() => NextAsync(items), CancellationToken.None);
            try
            {
                while (await next.ConfigureAwait(false) is { } read)
                {
                    next = Task.Run(() => NextAsync(items), CancellationToken.None);
                    yield return read;
                }
            }
            finally
            {
                await stop.CancelAsync().ConfigureAwait(false);
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static async IAsyncEnumerable<T[]> PartsAsync<T>(IAsyncEnumerable<IEnumerable<T>> pages)
    {
        await foreach (IEnumerable<T> page in pages.ConfigureAwait(false))
        {
            foreach (T[] part in page.Chunk(MaxItems))
            {
                yield return part;
            }
        }
    }

    private static async Task<T[]?> NextAsync<T>(IAsyncEnumerator<T[]> items) =>
        await items.MoveNextAsync().ConfigureAwait(false) ? items.Current : null;
}
