using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace GenesysReporting.Stores;

/// <summary>Reads pages while what came before is written, so that fetching and writing overlap.</summary>
internal static class PagesAhead
{
    private const int PartItems = 10;

    /// <summary>Few, as records that wait survive garbage collections, which then take longer than the waits that more would save.</summary>
    private const int PartsAhead = 2;

    /// <summary>
    /// Returns the items of pages in order, read on another thread, some tens of them ahead of those in use. A failure of the source
    /// is thrown after what came before it. When the caller ends early, the source is cancelled and has ended too.
    /// </summary>
    /// <param name="pages">Returns the source; a page is enumerated once, before the next one is asked for.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync<T>(
        Func<CancellationToken, IAsyncEnumerable<IEnumerable<T>>> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var parts = Channel.CreateBounded<T[]>(new BoundedChannelOptions(PartsAhead) { SingleReader = true, SingleWriter = true });
        Task reading = Task.Run(() => FillAsync(pages(stop.Token), parts.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (T[] part in parts.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return part;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }
    }

    private static async Task FillAsync<T>(IAsyncEnumerable<IEnumerable<T>> pages, ChannelWriter<T[]> parts, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await foreach (IEnumerable<T> page in pages.ConfigureAwait(false))
            {
                foreach (T[] part in page.Chunk(PartItems))
                {
                    await parts.WriteAsync(part, cancellationToken).ConfigureAwait(false);
                }
            }
        }
#pragma warning disable CA1031 // Every failure is thrown by the reader of the channel.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failure = e;
        }

        parts.Complete(failure);
    }
}
