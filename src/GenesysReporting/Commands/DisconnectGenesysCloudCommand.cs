using System.Management.Automation;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Base;
using GenesysReporting.Completion;
using GenesysReporting.Errors;
using GenesysReporting.Pipeline;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Revokes a session's token on the server and ends the session.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "GenesysCloud", SupportsShouldProcess = true, HelpUri = ProjectPages.Help + "Disconnect-GenesysCloud.md")]
public sealed class DisconnectGenesysCloudCommand : AsyncCmdlet
{
    /// <summary>The sessions to end, or their names; the runspace's default when it is left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [SupportsWildcards]
    public SessionArgument[]? Session { get; set; }

    /// <summary>Revokes the token even if others use it: one that was supplied, or a saved profile's.</summary>
    [Parameter]
    public SwitchParameter Revoke { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SessionStore store = SessionStore.Current;
        foreach (GenesysSession session in FindSessions(store))
        {
            Disconnect(store, session);
        }
    }

    private void Disconnect(SessionStore store, GenesysSession session)
    {
        bool revokes = Revoke || !session.IsTokenShared;
        if (!ShouldProcess(
                $"{session.Name} ({session.Region})",
                revokes ? "Revoke the token and end the session" : "End the session; the token stays valid"))
        {
            return;
        }

        Run(async (writer, cancellationToken) =>
        {
            if (!revokes)
            {
                writer.Verbose($"The token of '{session.Name}' stays valid, as others may use it; -Revoke ends it.");
            }

            try
            {
                await SessionConnector.DisconnectAsync(session, Revoke, cancellationToken).ConfigureAwait(false);
            }
            catch (GenesysException e)
            {
                // The session has ended even so. The token stays valid until it expires, which the user must know.
                writer.Error(ErrorRecords.From(e));
            }
            finally
            {
                store.Remove(session);
            }
        });
    }

    /// <summary>
    /// Returns the sessions. Without one there is nothing to end, which must not hide the error of a sign-in that failed: the
    /// cmdlet is often in a finally block.
    /// </summary>
    private IReadOnlyList<GenesysSession> FindSessions(SessionStore store)
    {
        try
        {
            SessionSet set = store.Choose(Session, IsGiven(nameof(Session)));
            foreach (SessionException failure in set.Failures)
            {
                WriteError(ErrorRecords.From(failure));
            }

            return set.Sessions;
        }
        catch (SessionException e)
        {
            // A preference of Stop would end the finally block with this error instead of the first one.
            if (!IsGiven(nameof(Session)) && !IsGiven("ErrorAction") && $"{GetVariableValue("ErrorActionPreference")}" == "Stop")
            {
                WriteWarning($"There is nothing to disconnect. {e.Message}");
            }
            else
            {
                WriteError(ErrorRecords.From(e));
            }

            return [];
        }
    }
}
