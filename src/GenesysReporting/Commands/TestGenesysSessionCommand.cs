using System.Management.Automation;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Base;
using GenesysReporting.Completion;
using GenesysReporting.Errors;
using GenesysReporting.Pipeline;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Asks the server if a session is valid, and if it has the permissions of the named cmdlets.</summary>
[Cmdlet(VerbsDiagnostic.Test, "GenesysSession")]
[OutputType(typeof(SessionTestResult), typeof(bool))]
public sealed class TestGenesysSessionCommand : AsyncCmdlet
{
    /// <summary>The session to test, or its name; the runspace's default when it is left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public SessionArgument? Session { get; set; }

    /// <summary>The cmdlets whose permissions to try, each with one small request.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProbedCmdletCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Cmdlet { get; set; } = [];

    /// <summary>Returns only true or false.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        GenesysSession? session = FindSession();
        if (session is null)
        {
            WriteObject(false);
            return;
        }

        PermissionProbe[] probes = Try(() => Cmdlet.SelectMany(CmdletProbes.Of).Distinct().ToArray());
        Run(async (writer, cancellationToken) =>
        {
            SessionTestResult result = await SessionTest
                .RunAsync(session, probes, writer, cancellationToken)
                .ConfigureAwait(false);
            writer.Write(Quiet ? result.IsUsable : result);
        });
    }

    /// <summary>Returns the session. With -Quiet, no session is a result and not an error.</summary>
    private GenesysSession? FindSession()
    {
        try
        {
            return SessionStore.Current.Resolve(Session);
        }
        catch (SessionException e)
        {
            if (!Quiet)
            {
                ThrowTerminatingError(ErrorRecords.From(e));
            }

            return null;
        }
    }
}
