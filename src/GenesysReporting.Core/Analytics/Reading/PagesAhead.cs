using System.Runtime.CompilerServices;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Fetches numbered pages several at a time, ahead of whoever uses them, and hands them out in order.</summary>
internal static class PagesAhead
{
    /// <param name="first">The first page's number.</param>
    /// <param name="last">The last one's, asked anew before each further page is begun: it may move.</param>
    /// <param name="degree">How many are under way at once; the memory that waiting pages take is bounded by it.</param>
    /// <param name="fetch">Fetches one page.</param>
    /// <param name="cancellationToken">Ends the requests under way.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        int first,
        Func<int> last,
        int degree,
        Func<int, CancellationToken, Task<T>> fetch,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var underWay = new Queue<Task<T>>();
        int next = first;
        try
        {
            Begin();
            while (underWay.TryDequeue(out Task<T>? head))
            {
                T page = await head.ConfigureAwait(false);
                // Before the page is used: its place must not stay empty meanwhile.
                Begin();
                yield return page;
                // And after it, as its use may have moved the end.
                Begin();
            }
        }
        finally
        {
            // Whoever stops early, or one page that fails, leaves nothing running behind.
            await ended.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(underWay.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        void Begin()
        {
            while (underWay.Count < degree && next <= last())
            {
                underWay.Enqueue(fetch(next++, ended.Token));
            }
        }
    }
}
