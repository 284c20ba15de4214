using System.Management.Automation;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Hosting;
using GenesysReporting.Pipeline;

namespace GenesysReporting.Base;

/// <summary>The base of the cmdlets: runs asynchronous work, ends it at once on Ctrl+C, and turns errors into records.</summary>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>The session that is asked now, if several were given; else null. Errors then end only its part of the work.</summary>
    private protected GenesysSession? Origin { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Cancels the work. PowerShell calls it on another thread, perhaps before the cmdlet began or after it ended.</summary>
    protected override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The cmdlet has ended already.
        }
    }

    /// <summary>Frees the cmdlet's resources. PowerShell calls it however the cmdlet ends.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
        }
    }

    /// <summary>
    /// Returns the text for a user who stopped the work with Ctrl+C: what is kept, and the line that continues. Null if there is
    /// nothing to say. The work has ended by then.
    /// </summary>
    private protected virtual string? WhenStopped() => null;

    /// <summary>Returns the line that runs this cmdlet again with other values of some parameters; null leaves a parameter out.</summary>
    private protected string Again(IReadOnlyDictionary<string, string?> changed) => CommandLine.Of(MyInvocation, changed);

    /// <summary>Runs work to its end. An error of the engine ends the cmdlet with its error record.</summary>
    private protected void Run(Func<PipelineWriter, CancellationToken, Task> work)
    {
        using var pump = new PipelinePump(_stop.Token);
        using var writer = new PipelineWriter(this, pump, Origin);
        try
        {
            pump.Run(cancellationToken => work(writer, cancellationToken));
        }
        catch (Exception e) when (e is OperationCanceledException or PipelineStoppedException && _stop.IsCancellationRequested)
        {
            // To the host, as the pipeline takes no more records by then.
            if (WhenStopped() is { } text)
            {
                Host.UI.WriteLine(text);
            }

            throw new PipelineStoppedException();
        }
        catch (GenesysException e) when (Origin is null)
        {
            ThrowTerminatingError(ErrorRecords.From(e));
        }
        finally
        {
            writer.CompleteProgress();
        }
    }

    /// <summary>Runs work; an error of the engine ends the cmdlet with its error record.</summary>
    private protected void Try(Action work) => Try<object?>(() =>
    {
        work();
        return null;
    });

    /// <summary>Returns the result of code that may refuse its input. An error of the engine ends the cmdlet with its error record.</summary>
    private protected T Try<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (GenesysException e) when (Origin is null)
        {
            ThrowTerminatingError(ErrorRecords.From(e));
            throw;
        }
    }

    /// <summary>True if the parameter was given. A switch that is $false was not.</summary>
    private protected bool IsGiven(string parameter) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out object? value) && value is not SwitchParameter { IsPresent: false };

    /// <summary>
    /// Returns the full path of a file. A relative path starts at PowerShell's location, which is not the process's. Throws
    /// <c>PathNotOfFile</c> if that location, or the path's drive, does not hold files, and the errors of <see cref="PathRules"/>.
    /// </summary>
    private protected string FilePath(string path)
    {
        PathRules.CheckText(path);
        string full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        if (provider.Name != "FileSystem")
        {
            throw PathErrors.PathNotOfFile(path, provider.Name);
        }

        PathRules.CheckText(full);
        PathRules.CheckLength(full);
        return full;
    }
}
