using System.Runtime.CompilerServices;

namespace GenesysReporting.Collections;

/// <summary>Fetches pages ahead of their consumer. A consumer that stops early, and a page that fails, end all requests.</summary>
internal static class Prefetch
{
    /// <summary>Fetches numbered pages, several at a time, and returns them in order.</summary>
    /// <param name="first">The number of the first page.</param>
    /// <param name="last">Returns the number of the last page, which may change; called before each fetch.</param>
    /// <param name="degree">The number of pages in flight, which bounds the memory that waiting pages take.</param>
    /// <param name="fetch">Fetches one page.</param>
    /// <param name="cancellationToken">Cancels the requests in flight.</param>
    public static async IAsyncEnumerable<T> Numbered<T>(
        int first,
        Func<int> last,
        int degree,
        Func<int, CancellationToken, Task<T>> fetch,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var inFlight = new Queue<Task<T>>();
        int next = first;
        try
        {
            Fill();
            while (inFlight.TryDequeue(out Task<T>? head))
            {
                T page = await head.ConfigureAwait(false);
                // Before the page is used: its slot must not stay empty in the meantime.
                Fill();
                yield return page;
                // And after it, as using it may have changed the last page.
                Fill();
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(inFlight.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        void Fill()
        {
            while (inFlight.Count < degree && next <= last())
            {
                inFlight.Enqueue(fetch(next++, stop.Token));
            }
        }
    }

    /// <summary>Follows pages that each lead to the next, which is fetched while the current one is used.</summary>
    /// <param name="first">Fetches the first page.</param>
    /// <param name="next">Starts to fetch the page after the given one; null if that was the last.</param>
    /// <param name="cancellationToken">Cancels the request in flight.</param>
    public static async IAsyncEnumerable<T> Following<T>(
        Func<CancellationToken, Task<T>> first,
        Func<T, CancellationToken, Task<T>?> next,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<T>? inFlight = first(stop.Token);
        try
        {
            while (inFlight is not null)
            {
                T page = await inFlight.ConfigureAwait(false);
                inFlight = next(page, stop.Token);
                yield return page;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task?)inFlight ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
