using System.Reflection;

namespace GenesysReporting;

/// <summary>Facts about this module.</summary>
internal static class ModuleInfo
{
    /// <summary>The version of the manifest.</summary>
    public static string Version { get; } =
        typeof(ModuleInfo).Assembly.GetName().Version!.ToString(fieldCount: 3);

    public static string UserAgent { get; } = $"GenesysReporting/{Version}";

    /// <summary>The folder that holds the module's assemblies.</summary>
    public static string AssemblyFolder { get; } = Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!;
}
