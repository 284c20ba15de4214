using System.Management.Automation;
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

    /// <summary>Drops the names that the session has cached, and asks the platform again.</summary>
    [Parameter]
    public SwitchParameter Refresh { get; set; }

    private protected LookupKind Kind { get; }

    /// <summary>The state of the wanted users; null for kinds without states.</summary>
    private protected virtual UserState? Wanted => null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _sessions = ResolveSessions();
        if (Refresh)
        {
            EachSession(_sessions, session => NameDirectory.Of(session).Forget(Kind));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
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

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteIds(1);

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
