using System.Management.Automation;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Base;
using GenesysReporting.Completion;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Gets the numbers of a session's requests, bytes, retries and waits, without asking the server.</summary>
[Cmdlet(VerbsCommon.Get, "GenesysTelemetry", DefaultParameterSetName = SessionSet, HelpUri = ProjectPages.Help + "Get-GenesysTelemetry.md")]
[OutputType(typeof(GenesysTelemetry))]
public sealed class GetGenesysTelemetryCommand : AsyncCmdlet
{
    private const string SessionSet = "Session";
    private const string AllSet = "All";

    /// <summary>The session, or its name; the runspace's default when it is left out. It may have ended.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = SessionSet)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public SessionArgument? Session { get; set; }

    /// <summary>The sum of all sessions of this process.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <summary>Sets the counts to zero after the numbers were written.</summary>
    [Parameter]
    public SwitchParameter Reset { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(Try(Read));

    private GenesysTelemetry Read() => All
        ? GenesysTelemetry.OfProcess(Reset)
        : GenesysTelemetry.Of(SessionStore.Current.Find(Session), Reset);
}
