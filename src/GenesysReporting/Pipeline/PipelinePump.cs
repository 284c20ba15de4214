using System.Collections.Concurrent;

namespace GenesysReporting.Pipeline;

/// <summary>
/// Lets asynchronous work write to the pipeline. Only the pipeline's own thread may write, so it stays here and carries
/// out what the work posts; the work has always ended when <see cref="Run"/> returns.
/// </summary>
internal sealed class PipelinePump(CancellationToken stop) : IDisposable
{
    // Enough to keep both sides busy, while a slow consumer makes the work wait.
    private const int Backlog = 4;

    private readonly BlockingCollection<Action> _posted = [];
    private readonly SemaphoreSlim _room = new(Backlog);
    private readonly CancellationTokenSource _ended = CancellationTokenSource.CreateLinkedTokenSource(stop);

    /// <summary>
    /// Queues a message for the pipeline's thread and never waits. A message may come from work that holds what others need,
    /// such as a token's renewal; and the pipeline's thread may be running another cmdlet that needs just that.
    /// </summary>
    public void Post(Action call) => _posted.Add(call, _ended.Token);

    /// <summary>Queues records for the pipeline's thread; waits while the consumer is behind, so that memory stays flat.</summary>
    public void PostRecords(Action call)
    {
        _room.Wait(_ended.Token);
        Post(() =>
        {
            _room.Release();
            call();
        });
    }

    /// <summary>Queues a message if the work has not ended yet; for timers, which nobody waits for.</summary>
    public void TryPost(Action call)
    {
        try
        {
            _posted.TryAdd(call);
        }
        catch (InvalidOperationException)
        {
            // The work has ended; there is nothing to say any more.
        }
    }

    /// <summary>Runs the work to its end, carrying out its calls on this thread.</summary>
    public void Run(Func<CancellationToken, Task> work)
    {
        Task running = Task.Run(() => WorkAsync(work));
        try
        {
            foreach (Action call in _posted.GetConsumingEnumerable())
            {
                call();
            }
        }
        catch
        {
            // Select-Object -First and -ErrorAction Stop end a cmdlet by throwing out of its own Write call.
            _ended.Cancel();
            ((IAsyncResult)running).AsyncWaitHandle.WaitOne();
            _ = running.Exception;
            throw;
        }

        running.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _ended.Dispose();
        _room.Dispose();
        _posted.Dispose();
    }

    private async Task WorkAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(_ended.Token).ConfigureAwait(false);
        }
        finally
        {
            _posted.CompleteAdding();
        }
    }
}
