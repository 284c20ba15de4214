using System.Text;
using System.Text.RegularExpressions;

namespace GenesysReporting.Hosting;

/// <summary>The rules for the text of a path, which need no access to the disk.</summary>
internal static partial class PathRules
{
    /// <summary>The most that file systems take for one name: bytes of UTF-8 on Unix, UTF-16 units on Windows.</summary>
    public const int MaxName = 255;

    /// <summary>Throws <c>PathCharacter</c>, <c>PathWithoutShare</c> or <c>PathIsDevice</c> for what no path of a file is.</summary>
    public static void CheckText(string path) => CheckText(path, OperatingSystem.IsWindows());

    /// <summary>Throws <c>PathCharacter</c>, <c>PathWithoutShare</c> or <c>PathIsDevice</c> for what no path of a file is.</summary>
    /// <param name="path">The path.</param>
    /// <param name="onWindows">True for the rules of Windows.</param>
    public static void CheckText(string path, bool onWindows)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            throw PathErrors.PathCharacter(path);
        }

        if (!onWindows)
        {
            return;
        }

        if (DevicePath().IsMatch(path))
        {
            throw PathErrors.PathIsDevice(path, path[..4]);
        }

        if (ServerAlone().IsMatch(path))
        {
            throw PathErrors.PathWithoutShare(path);
        }

        if (Array.Find(path.Split('\\', '/'), name => Reserved().IsMatch(name)) is { } reserved)
        {
            throw PathErrors.PathIsDevice(path, reserved);
        }
    }

    /// <summary>Throws <c>PathTooLong</c> or <c>NameTooLong</c> for a full path that the system does not take.</summary>
    public static void CheckLength(string full)
    {
        // The system's limits include the end of the text.
        int most = OperatingSystem.IsWindows() ? 32_767 : OperatingSystem.IsMacOS() ? 1_024 : 4_096;
        if (Length(full) >= most)
        {
            throw PathErrors.PathTooLong(full);
        }

        if (Array.Find(full.Split(Path.DirectorySeparatorChar), name => Length(name) > MaxName) is { } name)
        {
            throw PathErrors.NameTooLong(full, name, Length(name), MaxName);
        }
    }

    private static int Length(string text) => OperatingSystem.IsWindows() ? text.Length : Encoding.UTF8.GetByteCount(text);

    // \\?\C:\file is a long path, and \\?\UNC\server\share\file one of a server.
    [GeneratedRegex(@"\A[\\/]{2}(?:\.[\\/]|\?[\\/](?![A-Za-z]:[\\/]|UNC[\\/]))", RegexOptions.IgnoreCase)]
    private static partial Regex DevicePath();

    [GeneratedRegex(@"\A[\\/]{2}(?:\?[\\/]UNC[\\/])?(?![?.][\\/])[^\\/]*[\\/]*(?:[^\\/]+[\\/]*)?\z", RegexOptions.IgnoreCase)]
    private static partial Regex ServerAlone();

    [GeneratedRegex(@"\A(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])[ ]*(?:[.:].*)?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
