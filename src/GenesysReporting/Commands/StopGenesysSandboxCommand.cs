using System.Management.Automation;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Stops sandboxes and removes the sessions that were signed in to them.</summary>
[Cmdlet(VerbsLifecycle.Stop, "GenesysSandbox", SupportsShouldProcess = true, HelpUri = ProjectPages.Help + "Stop-GenesysSandbox.md")]
public sealed class StopGenesysSandboxCommand : PSCmdlet
{
    /// <summary>The sandbox to stop; all that this runspace has started when it is left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public GenesysSandbox[]? Sandbox { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SessionStore store = SessionStore.Current;
        foreach (GenesysSandbox sandbox in Sandbox ?? GenesysSandbox.OfRunspace())
        {
            if (ShouldProcess(sandbox.ApiUri.Authority, "Stop the sandbox"))
            {
                store.All().FindAll(s => s.ApiUri == sandbox.ApiUri).ForEach(store.Remove);
                sandbox.Dispose();
            }
        }
    }
}
