using System.IO.Compression;

namespace GenesysReporting.Build;

/// <summary>Makes the archive that is published: a Release build, assembled in an empty folder.</summary>
internal static class PackageTask
{
    public static int Run(BuildOptions options)
    {
        if (options.Configuration != "Release")
        {
            Console.Error.WriteLine($"A package is made of a Release build, not of '{options.Configuration}'.");
            return 2;
        }

        string folder = options.Out("package");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        string module = Path.Combine(folder, "GenesysReporting");
        int built = Shell.Run(
            options.Root,
            "dotnet",
            ["build", "src/GenesysReporting", "-c", "Release", "-v", "quiet", "-nologo", $"-p:ModuleFolder={module}/"]);
        if (built != 0)
        {
            return built;
        }

        string archive = Path.Combine(folder, "GenesysReporting.zip");
        ZipFile.CreateFromDirectory(module, archive, CompressionLevel.SmallestSize, includeBaseDirectory: true);
        Console.WriteLine(archive);
        return 0;
    }
}
