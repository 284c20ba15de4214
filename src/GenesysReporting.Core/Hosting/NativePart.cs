using System.Runtime.InteropServices;

namespace GenesysReporting.Hosting;

/// <summary>Finds the native libraries of packages, which lie in a folder for each platform.</summary>
internal static class NativePart
{
    /// <summary>Returns the path of a library for this platform; null if the folder has none.</summary>
    /// <param name="folder">The folder of the assemblies.</param>
    /// <param name="name">The name of the library, without the prefix and the extension of the platform.</param>
    public static string? Find(string folder, string name)
    {
        string file = OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";
        string path = Path.Combine(folder, "runtimes", Platform(), "native", file);
        return File.Exists(path) ? path : null;
    }

    /// <summary>Returns the platform in the words of the runtime, such as linux-musl-x64.</summary>
    private static string Platform()
    {
        string system = OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) || RuntimeInformation.RuntimeIdentifier.StartsWith("alpine", StringComparison.Ordinal) ? "linux-musl"
            : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }
}
