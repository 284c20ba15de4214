namespace GenesysReporting.Export;

/// <summary>Compares the bytes of files with the checksums that a checkpoint has of them. The checkpoints of earlier versions have none.</summary>
internal static class ExportProof
{
    /// <summary>Returns the checksum of the bytes that are kept; throws <c>PartialDamaged</c> if those that the checkpoint counts have changed.</summary>
    /// <param name="file">The unfinished file.</param>
    /// <param name="paths">Its paths.</param>
    /// <param name="state">The checkpoint.</param>
    /// <param name="kept">The number of bytes that are kept, at most the checkpoint's.</param>
    public static uint OfUnfinished(Stream file, ExportPaths paths, ExportState state, long kept)
    {
        uint checksum = ChecksumStream.Of(file, kept);
        return state.Checksum is not { } counted || ChecksumStream.Read(file, state.Length, checksum) == counted
            ? checksum
            : throw ExportErrors.PartialDamaged(paths.Partial, paths, "its checksum is not that of the checkpoint");
    }

    /// <summary>Throws <c>PartialDamaged</c> if the file of the final name is not the one that the checkpoint finished.</summary>
    public static void RequireFinished(IExportDisk disk, ExportPaths paths, ExportState state)
    {
        if (state.FinalChecksum is not { } counted)
        {
            return;
        }

        using Stream file = disk.OpenRead(paths.Final);
        if (ChecksumStream.Of(file, state.FinalLength) != counted)
        {
            throw ExportErrors.PartialDamaged(paths.Final, paths, "its checksum is not that of the checkpoint");
        }
    }
}
