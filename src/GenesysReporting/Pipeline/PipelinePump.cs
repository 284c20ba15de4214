using System.Collections.Concurrent;

namespace GenesysReporting.Pipeline;

/// <summary>
/// Lets asynchronous work write to the pipeline. Only the pipeline's own thread may write, so it stays here and carries
/// out what the work posts; the work has always ended when <see cref="Run"/> returns.
/// </summary>
internal sealed class PipelinePump(CancellationToken stop) : IDisposable
{
    // Two pages with their messages: enough to keep both sides busy, while a slow consumer makes the work wait.
    private const int Backlog = 8;

    private readonly BlockingCollection<Action> _posted = new(Backlog);
    private readonly CancellationTokenSource _ended = CancellationTokenSource.CreateLinkedTokenSource(stop);

    /// <summary>Queues a call for the pipeline's thread; waits while the queue is full.</summary>
    public void Post(Action call) => _posted.Add(call, _ended.Token);

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
