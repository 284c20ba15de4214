using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using GenesysReporting.Errors;

namespace GenesysReporting.Hosting;

/// <summary>
/// Loads the assembly and the packages of a folder next to the engine into a separate load context, so that they do not
/// conflict with another module's versions of them.
/// </summary>
internal static class IsolatedFolder
{
    private static readonly ConcurrentDictionary<string, Assembly> Loaded = new();

    /// <summary>Creates the type that implements an interface of the engine; throws <c>{part}Missing</c> if its files are missing.</summary>
    public static T Create<T>(string folderName, string assemblyName, string typeName, string part)
    {
        string folder = Path.Combine(Path.GetDirectoryName(typeof(IsolatedFolder).Assembly.Location)!, folderName);
        string path = Path.Combine(folder, assemblyName + ".dll");
        try
        {
            Assembly assembly = Loaded.GetOrAdd(path, _ => new PrivateLoadContext(assemblyName, folder).LoadFromAssemblyPath(path));
            return (T)Activator.CreateInstance(assembly.GetType(typeName, throwOnError: true)!)!;
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or TypeLoadException)
        {
            throw new InstallationException(
                part + "Missing",
                $"A part of the module could not be loaded: {Path.GetFileName(path)} is missing or damaged.",
                $"Install the module again; its folder must hold bin/{folderName}.",
                path,
                e);
        }
    }

    private sealed class PrivateLoadContext(string name, string folder) : AssemblyLoadContext(name)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Assembly engine = typeof(IsolatedFolder).Assembly;
            if (assemblyName.Name == engine.GetName().Name)
            {
                // The interface must be the same type on both sides.
                return engine;
            }

            string path = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : FromFramework(assemblyName);
        }

        protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
            NativePart.Find(folder, unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : IntPtr.Zero;

        // Without a version: the packages reference newer versions than the framework's, which work as well.
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
