using System.Management.Automation;
using GenesysReporting.Api;
using GenesysReporting.Completion;
using GenesysReporting.Pipeline;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Gets this runspace's sessions, without asking the server.</summary>
[Cmdlet(VerbsCommon.Get, "GenesysSession", DefaultParameterSetName = ByNameSet, HelpUri = ProjectPages.Help + "Get-GenesysSession.md")]
[OutputType(typeof(GenesysSession))]
public sealed class GetGenesysSessionCommand : PSCmdlet
{
    private const string ByNameSet = "ByName";
    private const string DefaultSet = "Default";

    /// <summary>Names of sessions; wildcards are allowed.</summary>
    [Parameter(Position = 0, ParameterSetName = ByNameSet)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Gets only the default session.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DefaultSet)]
    public SwitchParameter Default { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SessionStore store = SessionStore.Current;
        if (Default)
        {
            WriteObject(store.Default is { } session ? new[] { session } : [], enumerateCollection: true);
            return;
        }

        List<GenesysSession> all = store.All();
        if (Name is null)
        {
            WriteObject(all, enumerateCollection: true);
            return;
        }

        foreach (string name in Name)
        {
            WriteMatches(name, all);
        }
    }

    private void WriteMatches(string name, List<GenesysSession> all)
    {
        var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
        List<GenesysSession> matches = all.FindAll(s => pattern.IsMatch(s.Name));
        if (matches.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
        {
            WriteError(ErrorRecords.From(SessionErrors.SessionNotFound(name, all)));
        }

        WriteObject(matches, enumerateCollection: true);
    }
}
