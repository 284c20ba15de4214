using System.Management.Automation;
using System.Runtime.CompilerServices;
using GenesysReporting.Api;
using GenesysReporting.Sessions;

namespace GenesysReporting;

/// <summary>Runs when the module is imported and when it is removed.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <summary>Loads the engine's assembly, so that scripts can name its types right after the import.</summary>
    public void OnImport() => RuntimeHelpers.RunClassConstructor(typeof(GenesysSession).TypeHandle);

    /// <summary>
    /// Closes the sessions and sandboxes of the runspace that removes the module; other runspaces still use theirs, and the end
    /// of the process ends all. Only Disconnect-GenesysCloud revokes tokens.
    /// </summary>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        SessionStore.CloseCurrent();
        Array.ForEach(GenesysSandbox.OfRunspace(), sandbox => sandbox.Dispose());
    }
}
