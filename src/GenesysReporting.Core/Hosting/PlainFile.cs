using System.Formats.Tar;

namespace GenesysReporting.Hosting;

/// <summary>
/// Keeps pipes, sockets, devices and symbolic links from being opened. Opening a pipe waits for its other end, and a link in a folder that
/// others can write to may have been put there so that its target is written.
/// </summary>
internal static class PlainFile
{
    private static readonly string[] NotOfDisk = ["pipe:[", "socket:["];

    /// <summary>True if there is a file; false if there is nothing or a folder. Throws <c>PathIsLink</c> or <c>PathIsSpecial</c> for anything else.</summary>
    public static bool Exists(string path)
    {
        RequireNoLink(path);
        var file = new FileInfo(path);
        return file.Exists && (!IsSpecial(file) ? true : throw PathErrors.PathIsSpecial(path));
    }

    /// <summary>Throws <c>PathIsLink</c> for a symbolic link.</summary>
    public static void RequireNoLink(string path)
    {
        if (new FileInfo(path).LinkTarget is { } target)
        {
            throw PathErrors.PathIsLink(path, target);
        }
    }

    /// <summary>
    /// Returns the path itself, or the last target of a symbolic link; there need not be a file. Throws <c>LinkBroken</c> for links
    /// in a circle, and <c>PathIsSpecial</c>.
    /// </summary>
    public static string Follow(string path)
    {
        string target = Target(path);
        _ = Exists(target);
        // The system's own links to open pipes, such as /dev/stdin, have targets without a path.
        return Array.Exists(NotOfDisk, start => Path.GetFileName(target).StartsWith(start, StringComparison.Ordinal))
            ? throw PathErrors.PathIsSpecial(path)
            : target;
    }

    private static string Target(string path)
    {
        if (new FileInfo(path).LinkTarget is null)
        {
            return path;
        }

        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        }
        catch (IOException e)
        {
            throw PathErrors.LinkBroken(path, e);
        }
    }

    /// <summary>True if a file is not a plain one. All others have no length, so that only empty ones have to be examined.</summary>
    private static bool IsSpecial(FileInfo file) => !OperatingSystem.IsWindows() && file.Length == 0 && IsSpecialOnUnix(file.FullName);

    /// <summary>True if a file is not a plain one, without opening it. The framework shows the kind of a file only in the header of a tar archive.</summary>
    private static bool IsSpecialOnUnix(string path)
    {
        try
        {
            using var bytes = new MemoryStream();
            using (var archive = new TarWriter(bytes, TarEntryFormat.Pax, leaveOpen: true))
            {
                archive.WriteEntry(path, "file");
            }

            bytes.Position = 0;
            using var reader = new TarReader(bytes);
            return reader.GetNextEntry() is not { EntryType: TarEntryType.RegularFile };
        }
        catch (UnauthorizedAccessException)
        {
            // Plain files alone are opened to be archived.
            return false;
        }
        catch (IOException e)
        {
            // A socket has no place in an archive. Other failures have the system's number: the file is held, or has gone.
            const int OwnFailure = unchecked((int)0x80131620);
            return e.HResult == OwnFailure;
        }
    }
}
