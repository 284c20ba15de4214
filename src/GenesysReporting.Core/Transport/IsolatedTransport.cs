using System.Reflection;
using System.Runtime.Loader;
using GenesysReporting.Errors;

namespace GenesysReporting.Transport;

/// <summary>
/// Loads the transport and its packages into a load context of their own, so that they neither meet nor disturb another
/// module's versions of them.
/// </summary>
public static class IsolatedTransport
{
    private const string AssemblyName = "GenesysReporting.Http";
    private const string FactoryName = "GenesysReporting.Http.HttpTransportFactory";
    private static readonly Lazy<ITransportFactory> Shared = new(() => Load(DefaultFolder));

    /// <summary>The folder <c>http</c> beside the engine.</summary>
    public static string DefaultFolder =>
        Path.Combine(Path.GetDirectoryName(typeof(IsolatedTransport).Assembly.Location)!, "http");

    /// <summary>The factory from <see cref="DefaultFolder"/>, loaded at the first call.</summary>
    public static ITransportFactory Factory => Shared.Value;

    private static ITransportFactory Load(string folder)
    {
        string path = Path.Combine(folder, AssemblyName + ".dll");
        try
        {
            Assembly assembly = new PrivateLoadContext(folder).LoadFromAssemblyPath(path);
            return (ITransportFactory)Activator.CreateInstance(assembly.GetType(FactoryName, throwOnError: true)!)!;
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or TypeLoadException)
        {
            throw new InstallationException(
                "TransportMissing",
                $"The module's transport could not be loaded: {Path.GetFileName(path)} is missing or damaged.",
                "Install the module again; its folder must hold bin/http.",
                path,
                e);
        }
    }

    private sealed class PrivateLoadContext(string folder) : AssemblyLoadContext("GenesysReporting.Http")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Assembly engine = typeof(IsolatedTransport).Assembly;
            if (assemblyName.Name == engine.GetName().Name)
            {
                // The seam must be the same type on both sides.
                return engine;
            }

            string path = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : FromFramework(assemblyName);
        }

        // Asked for by name alone: the packages want newer versions than the framework's, which serve as well.
        private static Assembly? FromFramework(AssemblyName name)
        {
            try
            {
                return Default.LoadFromAssemblyName(new AssemblyName(name.Name!));
            }
            catch (FileNotFoundException)
            {
                return null;
            }
        }
    }
}
