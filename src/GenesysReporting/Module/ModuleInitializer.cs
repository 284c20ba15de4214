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

    /// <summary>Closes open sessions and sandboxes. Only Disconnect-GenesysCloud revokes tokens.</summary>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        SessionStore.CloseAll();
        Array.ForEach(GenesysSandbox.Running, sandbox => sandbox.Dispose());
    }
}
