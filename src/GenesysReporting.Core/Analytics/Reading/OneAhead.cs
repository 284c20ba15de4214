using System.Runtime.CompilerServices;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Follows pages of which each leads to the next, and fetches the next one while this one is used.</summary>
internal static class OneAhead
{
    /// <param name="first">Fetches the first page.</param>
    /// <param name="next">Begins to fetch the page behind one; null where that is the last.</param>
    /// <param name="cancellationToken">Ends the request under way.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Func<CancellationToken, Task<T>> first,
        Func<T, CancellationToken, Task<T>?> next,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<T>? underWay = first(ended.Token);
        try
        {
            while (underWay is not null)
            {
                T page = await underWay.ConfigureAwait(false);
                underWay = next(page, ended.Token);
                yield return page;
            }
        }
        finally
        {
            // Whoever stops early leaves nothing running behind.
            await ended.CancelAsync().ConfigureAwait(false);
            await ((Task?)underWay ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
