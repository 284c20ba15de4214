using System.Management.Automation;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Completion;
using GenesysReporting.Errors;
using GenesysReporting.Pipeline;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Asks the server whether a session is good, and whether it may do what the named cmdlets do.</summary>
[Cmdlet(VerbsDiagnostic.Test, "GenesysSession")]
[OutputType(typeof(SessionTestResult), typeof(bool))]
public sealed class TestGenesysSessionCommand : AsyncCmdlet
{
    /// <summary>The session to test, or its name; the runspace's default when it is left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public SessionArgument? Session { get; set; }

    /// <summary>Cmdlets whose permissions are to be tried, each with one small request.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProbedCmdletCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Cmdlet { get; set; } = [];

    /// <summary>Answer with true or false alone.</summary>
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

    /// <summary>With -Quiet, no session is an answer and no error.</summary>
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
