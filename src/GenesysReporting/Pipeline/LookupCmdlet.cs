using System.Management.Automation;
using GenesysReporting.Api;
using GenesysReporting.Completion;
using GenesysReporting.Names;

namespace GenesysReporting.Pipeline;

/// <summary>The base of the cmdlets that look up by name: all they differ in is what.</summary>
public abstract class LookupCmdlet : SessionCmdlet
{
    // The default set is that of the ids: an object out of the pipeline that has both is meant by its id.
    private protected const string NameSet = "Name";
    private protected const string IdSet = "Id";

    private readonly List<string> _ids = [];
    private GenesysSession? _session;

    private protected LookupCmdlet(LookupKind kind) => Kind = kind;

    /// <summary>Names, wildcards or ids; all when it is left out.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EntityNameCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Ids; deleted ones are found too.</summary>
    [Parameter(ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Id { get; set; }

    /// <summary>Forgets what the session knows of them, and asks the platform anew.</summary>
    [Parameter]
    public SwitchParameter Refresh { get; set; }

    private protected LookupKind Kind { get; }

    /// <summary>Which users are meant; null for what has no states.</summary>
    private protected virtual UserState? Wanted => null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _session = ResolveSession();
        if (Refresh)
        {
            NameDirectory.Of(_session).Forget(Kind);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Id is not null)
        {
            _ids.AddRange(Id);
            WriteIds(LookupSource.PageSize);
        }
        else
        {
            Run((writer, cancellationToken) =>
            {
                var run = new LookupRun(_session!, Kind, Wanted, writer);
                return Name is null ? run.WriteAllAsync(cancellationToken) : run.WriteNamedAsync(Name, cancellationToken);
            });
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteIds(1);

    /// <summary>Ids out of the pipeline are gathered: a request for each would take a hundred times as many.</summary>
    private void WriteIds(int enough)
    {
        if (_ids.Count < enough)
        {
            return;
        }

        string[] ids = [.. _ids];
        _ids.Clear();
        Run((writer, cancellationToken) =>
            new LookupRun(_session!, Kind, Wanted, writer).WriteIdsAsync(ids, cancellationToken));
    }
}
