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
[Cmdlet(VerbsDiagnostic.Test, "GenesysSession", HelpUri = ProjectPages.Help + "Test-GenesysSession.md")]
[OutputType(typeof(SessionTestResult), typeof(bool))]
public sealed class TestGenesysSessionCommand : AsyncCmdlet
{
    /// <summary>The sessions to test, or their names; the runspace's default when it is left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [SupportsWildcards]
    public SessionArgument[]? Session { get; set; }

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
        SessionSet set = FindSessions();
        foreach (SessionException failure in set.Failures)
        {
            WriteFailure(failure);
        }

        foreach (GenesysSession session in set.Sessions)
        {
            Test(session);
        }
    }

    private void Test(GenesysSession session)
    {
        PermissionProbe[] probes = Try(() => Cmdlet.SelectMany(CmdletProbes.Of).Distinct().ToArray());
        Run(async (writer, cancellationToken) =>
        {
            SessionTestResult result = await SessionTest
                .RunAsync(session, probes, writer, cancellationToken)
                .ConfigureAwait(false);
            writer.Write(Quiet ? result.IsUsable : result);
        });
    }

    private SessionSet FindSessions()
    {
        try
        {
            return SessionStore.Current.Choose(Session, IsGiven(nameof(Session)));
        }
        catch (SessionException e) when (Quiet)
        {
            return new SessionSet([], [e]);
        }
        catch (SessionException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e));
            throw;
        }
    }

    /// <summary>With -Quiet, a session that cannot be used is a result and not an error.</summary>
    private void WriteFailure(SessionException failure)
    {
        if (Quiet)
        {
            WriteObject(false);
        }
        else
        {
            WriteError(ErrorRecords.From(failure));
        }
    }
}
