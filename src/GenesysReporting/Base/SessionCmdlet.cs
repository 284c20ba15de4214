using System.Management.Automation;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Completion;
using GenesysReporting.Errors;
using GenesysReporting.Pipeline;
using GenesysReporting.Sessions;

namespace GenesysReporting.Base;

/// <summary>The base of the cmdlets that talk to the platform.</summary>
public abstract class SessionCmdlet : AsyncCmdlet
{
    private readonly List<object> _summaries = [];
    private SessionArgument[]? _chosenBy;
    private SessionSet? _chosen;

    /// <summary>The sessions to ask, or their names; the runspace's default when it is left out.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [SupportsWildcards]
    public virtual SessionArgument[]? Session { get; set; }

    /// <summary>The first session that would be used; null if there is none.</summary>
    private protected GenesysSession? KnownSession => Session is { } given
        ? SessionStore.Current.Matches(given).FirstOrDefault()
        : SessionStore.Current.Default;

    /// <summary>Returns the sessions to work with; ends the cmdlet with an error if there is only one and it cannot be used.</summary>
    private protected SessionSet ResolveSessions()
    {
        if (_chosen is not null && ReferenceEquals(_chosenBy, Session))
        {
            return _chosen;
        }

        SessionSet set = Try(() => SessionStore.Current.Choose(Session, IsGiven(nameof(Session))));
        foreach (SessionException failure in set.Failures)
        {
            WriteError(ErrorRecords.From(failure));
        }

        // Only several are kept: their errors are written once, while a default may change within a pipeline.
        (_chosen, _chosenBy) = set.AreSeveral ? (set, Session) : (null, null);
        return set;
    }

    /// <summary>
    /// Sets a variable to a summary. After a second one, of another session or of another object from the pipeline, it is the
    /// list of all of them; of several sessions each says its organisation.
    /// </summary>
    private protected void KeepSummary(string? variable, object summary)
    {
        if (variable is not null)
        {
            _summaries.Add(Origin is null ? summary : SessionOrigin.Mark(summary, Origin));
            SessionState.PSVariable.Set(variable, _summaries.Count == 1 ? _summaries[0] : _summaries.ToArray());
        }
    }

    /// <summary>Works with each session. Of several, an error in one does not stop the others.</summary>
    private protected void EachSession(Action<GenesysSession> work) => EachSession(ResolveSessions(), work);

    /// <summary>Works with each session of a set. Of several, an error in one does not stop the others.</summary>
    private protected void EachSession(SessionSet set, Action<GenesysSession> work)
    {
        foreach (GenesysSession session in set.Sessions)
        {
            Origin = set.AreSeveral ? session : null;
            try
            {
                work(session);
            }
            catch (GenesysException e) when (Origin is not null)
            {
                WriteError(ErrorRecords.Of(ErrorRecords.From(e), session));
            }
            finally
            {
                Origin = null;
            }
        }
    }
}
