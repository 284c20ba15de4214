using System.Reflection;
using System.Runtime.Loader;
using GenesysReporting.Errors;

namespace GenesysReporting.Hosting;

/// <summary>
/// A folder beside the engine whose assembly and packages are loaded into a load context of their own, so that they
/// neither meet nor disturb another module's versions of them.
/// </summary>
internal static class IsolatedFolder
{
    /// <summary>Makes the type that implements a seam; raises <c>{part}Missing</c> when its files are not there.</summary>
    public static T Create<T>(string folderName, string assemblyName, string typeName, string part)
    {
        string folder = Path.Combine(Path.GetDirectoryName(typeof(IsolatedFolder).Assembly.Location)!, folderName);
        string path = Path.Combine(folder, assemblyName + ".dll");
        try
        {
            Assembly assembly = new PrivateLoadContext(assemblyName, folder).LoadFromAssemblyPath(path);
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
