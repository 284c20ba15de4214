using System.Globalization;

namespace GenesysReporting.Build;

/// <summary>
/// Makes what is published: a package for PowerShell repositories and an archive for automation accounts, both of a Release build that is assembled
/// in an empty folder. Two builds of one commit give the same bytes.
/// </summary>
internal static class PackageTask
{
    // Automation accounts extract modules to a long path, and Windows limits paths to 260 characters.
    private const int LongestPath = 140;

    public static int Run(BuildOptions options)
    {
        if (options.Configuration != "Release")
        {
            Console.Error.WriteLine($"A package is made of a Release build, not of '{options.Configuration}'.");
            return 2;
        }

        string folder = options.Output ?? options.Out("package");
        string module = Path.Combine(folder, "GenesysReporting");
        if (Directory.Exists(module))
        {
            Directory.Delete(module, recursive: true);
        }

        int built = Shell.Run(
            options.Root,
            "dotnet",
            ["build", "src/GenesysReporting", "-c", "Release", "-v", "quiet", "-nologo", $"-p:ModuleFolder={module}/"]);
        if (built != 0)
        {
            return built;
        }

        ModuleManifest manifest = ModuleManifest.Read(options.At("GenesysReporting.psd1"));
        DateTimeOffset time = SourceTime(options);
        string bill = Path.Combine(module, "sbom.cdx.json");
        if (!BillOfMaterials.Write(options, manifest, time, bill))
        {
            Console.Error.WriteLine("The bill of materials was not written: 'dotnet tool restore' could not get CycloneDX, or it failed.");
            return 1;
        }

        File.WriteAllText(Path.Combine(module, "THIRD-PARTY-NOTICES.txt"), LicenceNotices.Create(options, bill));
        return Pack(folder, module, manifest, time);
    }

    private static int Pack(string folder, string module, ModuleManifest manifest, DateTimeOffset time)
    {
        IReadOnlyList<ModuleFile> files = ModuleFile.In(module);
        foreach (ModuleFile file in files.Where(f => $"{manifest.Name}/{manifest.Version}/{f.Path}".Length > LongestPath))
        {
            Console.Error.WriteLine($"The path '{file.Path}' is longer than {LongestPath} characters with the module's name and version.");
            return 1;
        }

        string[] made =
        [
            ModuleArchive.Write(folder, manifest, files, time),
            ModulePackage.Write(folder, manifest, files, time),
        ];
        foreach (string path in made)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {new FileInfo(path).Length / 1e6:0.0} MB"));
        }

        return 0;
    }

    /// <summary>Returns the time of the commit, or SOURCE_DATE_EPOCH where it is set; otherwise the first time that archives know.</summary>
    private static DateTimeOffset SourceTime(BuildOptions options)
    {
        string? seconds = Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH") ?? Shell.TryRead(options.Root, "git", "log", "-1", "--format=%ct");
        return long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out long epoch)
            ? DateTimeOffset.FromUnixTimeSeconds(epoch)
            : new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
