using System.IO.Compression;
using NuGet.Packaging;
using NuGet.Packaging.Licenses;
using NuGet.Versioning;

namespace GenesysReporting.Build;

/// <summary>The package for PowerShell repositories, in the form that Publish-PSResource makes: the module at its root, its cmdlets as tags.</summary>
internal static class ModulePackage
{
    // Publish-PSResource adds these to the tags of the manifest.
    private static readonly string[] Kinds = ["PSModule", "PSEdition_Core", "PSIncludes_Cmdlet"];

    /// <summary>Writes the package and returns its path.</summary>
    public static string Write(string folder, ModuleManifest manifest, IEnumerable<ModuleFile> files, DateTimeOffset time)
    {
        var builder = new PackageBuilder(deterministic: true)
        {
            Id = manifest.Name,
            Version = NuGetVersion.Parse(manifest.Version),
            Description = manifest.Description,
            Copyright = manifest.Copyright,
            ReleaseNotes = manifest.ReleaseNotes,
            ProjectUrl = manifest.ProjectUri,
            LicenseMetadata = new LicenseMetadata(LicenseType.Expression, "MIT", NuGetLicenseExpression.Parse("MIT"), [], LicenseMetadata.EmptyVersion),
        };
        builder.Authors.Add(manifest.Author);
        builder.Tags.AddRange([.. Kinds, .. manifest.Tags, .. manifest.Cmdlets.SelectMany(c => new[] { $"PSCmdlet_{c}", $"PSCommand_{c}" })]);
        builder.Files.AddRange(files.Select(f => new PhysicalPackageFile { SourcePath = f.FullPath, TargetPath = f.Path }));
        string path = Path.Combine(folder, $"{manifest.Name}.{manifest.Version}.nupkg");
        // The writer of packages gives its own entries the time of the build.
        using var package = new MemoryStream();
        builder.Save(package);
        using var written = new ZipArchive(package, ZipArchiveMode.Read);
        StableArchive.Write(path, written.Entries.Select(e => (e.FullName, (Func<Stream>)e.Open)), time);
        return path;
    }
}
