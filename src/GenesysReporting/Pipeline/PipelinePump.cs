using System.Collections.Concurrent;

namespace GenesysReporting.Pipeline;

/// <summary>
/// Lets asynchronous work write to the pipeline. Only the pipeline's own thread may write, so it stays here and runs the
/// calls that the work posts. The work has always ended when <see cref="Run"/> returns.
/// </summary>
internal sealed class PipelinePump(CancellationToken stop) : IDisposable
{
    // Enough to keep both sides busy, while a slow consumer makes the work wait.
    private const int Backlog = 4;

    private readonly BlockingCollection<Action> _posted = [];
    private readonly SemaphoreSlim _freePlaces = new(Backlog);
    private readonly CancellationTokenSource _ended = CancellationTokenSource.CreateLinkedTokenSource(stop);

    /// <summary>
    /// Queues a message for the pipeline's thread and never waits. A message may come from work that others wait for, such as
    /// a token's renewal, and the pipeline's thread may be running another cmdlet that waits for it.
    /// </summary>
    public void Post(Action call) => _posted.Add(call, _ended.Token);

    /// <summary>Queues records for the pipeline's thread. Waits while the consumer is slower, so that memory stays flat.</summary>
    public void PostRecords(Action call)
    {
        _freePlaces.Wait(_ended.Token);
        Post(() =>
        {
            _freePlaces.Release();
            call();
        });
    }

    /// <summary>Queues a message if the work has not ended yet; for timers, which no one waits for.</summary>
    public void TryPost(Action call)
    {
        try
        {
            _posted.TryAdd(call);
        }
        catch (InvalidOperationException)
        {
            // The work has ended, so the message is not needed.
        }
    }

    /// <summary>Runs the work to its end, and its calls on this thread.</summary>
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
            // Select-Object -First and -ErrorAction Stop end a cmdlet by an exception from its own Write call.
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
        _freePlaces.Dispose();
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
