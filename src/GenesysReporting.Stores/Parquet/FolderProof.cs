using System.Security.Cryptography;

namespace GenesysReporting.Stores.Parquet;

/// <summary>Compares the files of days with their manifests. A reader may meet a day that a writer replaces at the same time.</summary>
internal sealed class FolderProof(StoreFolder folder)
{
    /// <summary>Returns a manifest whose files are there with their lengths; throws an <see cref="InvalidDataException"/> that names one that is not.</summary>
    public DayManifest Whole(DayManifest manifest) => Prove(manifest, HasLength);

    /// <summary>Returns a manifest whose files have their checksums, which reads them; throws an <see cref="InvalidDataException"/> that names one that has not.</summary>
    public DayManifest Unchanged(DayManifest manifest) => Prove(manifest, file => HasLength(file) && HasChecksum(file));

    private DayManifest Prove(DayManifest manifest, Func<PartFile, bool> holds)
    {
        while (manifest.Files.FirstOrDefault(f => !holds(f)) is { } other && !folder.HasReady)
        {
            // Files are put in place before their manifest: one that has changed by now is that of the files.
            if (folder.ReadManifest(manifest.Data, manifest.Date) is not { } again || again.Files.SequenceEqual(manifest.Files))
            {
                throw new InvalidDataException($"'{folder.Full(other.Path)}' is missing, or is not the file that the manifest of its day counts");
            }

            manifest = again;
        }

        return manifest;
    }

    private bool HasLength(PartFile file) => new FileInfo(folder.Full(file.Path)) is { Exists: true } there && there.Length == file.Bytes;

    private bool HasChecksum(PartFile file)
    {
        using var stream = new FileStream(folder.Full(file.Path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Convert.ToHexString(SHA256.HashData(stream)).Equals(file.Sha256, StringComparison.OrdinalIgnoreCase);
    }
}
