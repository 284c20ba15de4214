using System.Management.Automation;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Completion;
using GenesysReporting.Sessions;

namespace GenesysReporting.Base;

/// <summary>The base of the cmdlets that talk to the platform.</summary>
public abstract class SessionCmdlet : AsyncCmdlet
{
    /// <summary>The session to use, or its name; the runspace's default when it is left out.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public SessionArgument? Session { get; set; }

    /// <summary>Returns the session to work with; ends the cmdlet with an error if there is none.</summary>
    private protected GenesysSession ResolveSession() => Try(() => SessionStore.Current.Resolve(Session));
}
