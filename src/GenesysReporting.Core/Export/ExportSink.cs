using System.IO.Compression;

namespace GenesysReporting.Export;

/// <summary>Writes lines to a file. A packed file consists of whole gzip members, and may be truncated after any of them.</summary>
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

    /// <summary>Ends the member, and returns the position in the file, at which it may be truncated.</summary>
    public long EndMember()
    {
        _member?.Dispose();
        _member = null;
        return file.Position;
    }

    /// <summary>Writes an empty member if a packed file has none, as an empty file cannot be unpacked.</summary>
    public void EnsureMember()
    {
        if (compress && file.Length == 0)
        {
            // The framework does not write a member if nothing was written to the stream.
            file.Write([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        }
    }
}
