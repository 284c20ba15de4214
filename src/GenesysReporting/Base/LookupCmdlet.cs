using System.Management.Automation;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Completion;
using GenesysReporting.Names;
using GenesysReporting.Runs;
using GenesysReporting.Sessions;

namespace GenesysReporting.Base;

/// <summary>The base of the cmdlets that look things up by name. They differ only in the kind.</summary>
public abstract class LookupCmdlet : SessionCmdlet
{
    // The default set is the one of ids: the id identifies an object from the pipeline that has both.
    private protected const string NameSet = "Name";
    private protected const string IdSet = "Id";

    private readonly List<string> _ids = [];
    private readonly List<SessionArgument> _piped = [];
    private bool _isNameGiven;
    private SessionSet? _sessions;

    private protected LookupCmdlet(LookupKind kind) => Kind = kind;

    /// <summary>Names, wildcards or ids; everything when it is left out.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EntityNameCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Ids; deleted ones are found too.</summary>
    [Parameter(ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Id { get; set; }

    /// <summary>
    /// A session from the pipeline, to look in. Its own parameter, as a session has a name too, which would otherwise be looked for.
    /// </summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public GenesysSession? InputSession { get; set; }

    /// <summary>Drops the names that the session has cached, and asks the platform again.</summary>
    [Parameter]
    public SwitchParameter Refresh { get; set; }

    private protected LookupKind Kind { get; }

    /// <summary>The state of the wanted users; null for kinds without states.</summary>
    private protected virtual UserState? Wanted => null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _isNameGiven = IsGiven(nameof(Name)) || IsGiven(nameof(Id));
        // Sessions from the pipeline come later, and need no default.
        if (!MyInvocation.ExpectingInput || IsGiven(nameof(Session)))
        {
            OpenSessions();
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputSession is { } session)
        {
            // Together at the end, as one cannot know that it is the only one.
            _piped.Add(new SessionArgument(session));
            return;
        }

        if (_sessions is null)
        {
            OpenSessions();
        }

        LookUp();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_piped.Count > 0)
        {
            Session = [.. (Session ?? []).Concat(_piped)];
            Name = _isNameGiven ? Name : null;
            OpenSessions();
            LookUp();
        }

        WriteIds(1);
    }

    private void OpenSessions()
    {
        _sessions = ResolveSessions();
        if (Refresh)
        {
            EachSession(_sessions, session => NameDirectory.Of(session).Forget(Kind));
        }
    }

    private void LookUp()
    {
        if (Id is not null)
        {
            _ids.AddRange(Id.Select(id => NameDirectory.IdOf(Kind, id)));
            WriteIds(LookupSource.PageSize);
        }
        else
        {
            EachSession(_sessions!, session => Run((writer, cancellationToken) =>
            {
                var run = new LookupRun(session, Kind, Wanted, writer);
                return Name is null ? run.WriteAllAsync(cancellationToken) : run.WriteNamedAsync(Name, cancellationToken);
            }));
        }
    }

    /// <summary>Writes the collected ids when there are enough. One request per id would take a hundred times as many requests.</summary>
    private void WriteIds(int enough)
    {
        if (_ids.Count < enough)
        {
            return;
        }

        string[] ids = [.. _ids];
        _ids.Clear();
        EachSession(_sessions!, session => Run((writer, cancellationToken) =>
            new LookupRun(session, Kind, Wanted, writer).WriteIdsAsync(ids, cancellationToken)));
    }
}
