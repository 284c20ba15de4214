using System.IO.Compression;

namespace GenesysReporting.Export;

/// <summary>Writes lines to a file, packed in whole members where they are packed: a file may be cut behind any of these.</summary>
internal sealed class ExportSink(Stream file, bool compress)
{
    private GZipStream? _member;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (compress)
        {
            _member ??= new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
            _member.Write(bytes);
        }
        else
        {
            file.Write(bytes);
        }
    }

    /// <summary>Ends the member and gives everything to the file, whose position then is a good place to cut.</summary>
    public long Cut()
    {
        _member?.Dispose();
        _member = null;
        return file.Position;
    }

    /// <summary>A packed file of nothing is a member of nothing, not an empty file.</summary>
    public void EnsureMember()
    {
        if (compress && file.Length == 0)
        {
            // The framework writes no member for a stream that nothing was written to.
            file.Write([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        }
    }
}
