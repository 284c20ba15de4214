using System.Management.Automation;
using GenesysReporting.Errors;

namespace GenesysReporting.Pipeline;

/// <summary>The base of all cmdlets: runs asynchronous work, ends it at once on Ctrl+C, and turns errors into records.</summary>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Called on another thread, perhaps before the cmdlet began or after it ended.</summary>
    protected override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended already.
        }
    }

    /// <summary>Frees what the cmdlet holds; PowerShell calls it however the cmdlet ends.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
        }
    }

    /// <summary>Runs work to its end; an error of the engine ends the cmdlet with its error record.</summary>
    private protected void Run(Func<PipelineWriter, CancellationToken, Task> work)
    {
        using var pump = new PipelinePump(_stop.Token);
        using var writer = new PipelineWriter(this, pump);
        try
        {
            pump.Run(cancellationToken => work(writer, cancellationToken));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (GenesysException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e));
        }
        finally
        {
            writer.CompleteProgress();
        }
    }

    /// <summary>Runs code of the engine that may refuse its input.</summary>
    private protected T Try<T>(Func<T> make) => Refusals.Try(this, make);

    /// <summary>
    /// The whole path of a file. A relative one counts from PowerShell's location, which is not the process's; raises
    /// <c>PathNotOfFile</c> where that location, or the path's drive, is of something else.
    /// </summary>
    private protected string FilePath(string path)
    {
        string full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == "FileSystem" ? full : throw PathErrors.PathNotOfFile(path, provider.Name);
    }
}
