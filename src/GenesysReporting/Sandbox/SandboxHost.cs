using System.Reflection;
using GenesysReporting.Errors;

namespace GenesysReporting.Sandbox;

/// <summary>
/// Loads and starts the sandbox. Nothing refers to its assembly, which is loaded only when a sandbox is started.
/// </summary>
internal static class SandboxHost
{
    private const string AssemblyName = "GenesysReporting.Sandbox";
    private const string ServerName = "GenesysReporting.Sandbox.SandboxServer";
    private static readonly Lazy<MethodInfo> StartMethod = new(FindStart);

    /// <summary>Returns a running server; dispose of it to stop it.</summary>
    public static IDisposable Start(IReadOnlyDictionary<string, object?> settings)
    {
        try
        {
            return (IDisposable)StartMethod.Value.Invoke(null, [settings])!;
        }
        catch (TargetInvocationException e) when (e.InnerException is ArgumentException inner)
        {
            throw new InputException("InvalidSandboxSetting", inner.Message, null, inner.ParamName);
        }
    }

    private static MethodInfo FindStart()
    {
        string path = Path.Combine(ModuleInfo.AssemblyFolder, "sandbox", AssemblyName + ".dll");
        try
        {
            Type server = Assembly.LoadFrom(path).GetType(ServerName, throwOnError: true)!;
            return server.GetMethod("Start", [typeof(IReadOnlyDictionary<string, object?>)])!;
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or TypeLoadException)
        {
            throw new InstallationException(
                "SandboxMissing",
                "The sandbox could not be loaded: GenesysReporting.Sandbox.dll is missing or damaged.",
                "Install the module again; its folder must hold bin/sandbox.",
                path,
                e);
        }
    }
}
