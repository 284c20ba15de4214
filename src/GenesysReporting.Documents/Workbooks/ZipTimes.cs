using System.Buffers.Binary;

namespace GenesysReporting.Documents.Workbooks;

/// <summary>
/// Sets the times of a ZIP archive's entries to the format's first day. The library writes the time of writing, and the same
/// report must give the same bytes.
/// </summary>
internal static class ZipTimes
{
    private const uint EndSignature = 0x06054B50;
    private const uint EntrySignature = 0x02014B50;
    private const uint LocalSignature = 0x04034B50;
    private const int EndLength = 22;
    private const int EntryLength = 46;

    // 1 January 1980, 0:00, in the format of DOS.
    private const uint FirstDay = 0x0021_0000;

    /// <summary>Sets the times in the directory and in front of each entry.</summary>
    /// <param name="archive">An archive without a comment that does not need the 64-bit extensions.</param>
    /// <exception cref="InvalidDataException">It is not such an archive.</exception>
    public static void Reset(Span<byte> archive)
    {
        Span<byte> end = archive[Math.Max(0, archive.Length - EndLength)..];
        Expect(end, EndSignature);
        int count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        int at = checked((int)BinaryPrimitives.ReadUInt32LittleEndian(end[16..]));
        for (int i = 0; i < count; i++)
        {
            Span<byte> entry = archive[at..];
            Expect(entry, EntrySignature);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[12..], FirstDay);
            Span<byte> local = archive[checked((int)BinaryPrimitives.ReadUInt32LittleEndian(entry[42..]))..];
            Expect(local, LocalSignature);
            BinaryPrimitives.WriteUInt32LittleEndian(local[10..], FirstDay);
            at += EntryLength
                + BinaryPrimitives.ReadUInt16LittleEndian(entry[28..])
                + BinaryPrimitives.ReadUInt16LittleEndian(entry[30..])
                + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
        }
    }

    private static void Expect(Span<byte> bytes, uint signature)
    {
        if (bytes.Length < EndLength || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != signature)
        {
            throw new InvalidDataException("The workbook's archive is not as expected.");
        }
    }
}
