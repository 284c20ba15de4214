using System.Management.Automation;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Completion;
using GenesysReporting.Errors;
using GenesysReporting.Pipeline;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Revokes a session's token on the server and ends the session.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "GenesysCloud", SupportsShouldProcess = true)]
public sealed class DisconnectGenesysCloudCommand : AsyncCmdlet
{
    /// <summary>The session to end, or its name; the runspace's default when it is left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public SessionArgument? Session { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SessionStore store = SessionStore.Current;
        GenesysSession session = Try(() => store.Resolve(Session));
        if (!ShouldProcess($"{session.Name} ({session.Region})", "Revoke the token and end the session"))
        {
            return;
        }

        Run(async (writer, cancellationToken) =>
        {
            try
            {
                await SessionConnector.DisconnectAsync(session, cancellationToken).ConfigureAwait(false);
            }
            catch (GenesysException e)
            {
                // The session is over all the same; the token lives on until it expires, which the user must know.
                writer.Error(ErrorRecords.From(e));
            }
            finally
            {
                store.Remove(session);
            }
        });
    }
}
