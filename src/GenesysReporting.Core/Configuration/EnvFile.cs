using System.Text;
using GenesysReporting.Hosting;

namespace GenesysReporting.Configuration;

/// <summary>
/// A <c>.env</c> file: lines of <c>KEY=value</c>. Blank lines and lines that begin with <c>#</c> are skipped, a leading
/// <c>export</c> is allowed, and the last line of a key wins, as in a shell. A plain value ends at white
/// space followed by <c>#</c>. Single quotes are literal; in double quotes <c>\n \r \t \" \\</c> are
/// escapes; quoted values may span lines. Nothing is interpolated: <c>$NAME</c> and <c>${NAME}</c> stay as they are.
/// </summary>
/// <remarks>The values may be secrets, so no property returns them.</remarks>
public sealed class EnvFile
{
    /// <summary>The maximum length, more than any such file has; a wrong path to a large file is refused early.</summary>
    internal const int MaxCharacters = 256 * 1024;

    // Invalid UTF-8 is refused and not replaced: a damaged secret would be hard to find at the sign-in.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly IReadOnlyDictionary<string, string> _values;

    private EnvFile(string path, IReadOnlyDictionary<string, string> values, bool isExposed = false)
    {
        (Path, IsExposed) = (path, isExposed);
        _values = values;
    }

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>True if other users of this machine can read the file. False on Windows, whose rights are not examined.</summary>
    public bool IsExposed { get; }

    /// <summary>
    /// Reads a file in UTF-8, or in UTF-16 with a byte order mark. Throws <see cref="Errors.InputException"/>:
    /// <c>EnvFileNotFound</c>, <c>EnvFileUnreadable</c>, <c>EnvFileTooLarge</c>, <c>EnvFileNotText</c>,
    /// <c>EnvFileInvalid</c> with the number of the bad line and never its content, or an error about the path: it is not opened if it is
    /// a pipe, a socket or a device.
    /// </summary>
    public static EnvFile Read(string path)
    {
        PathRules.CheckText(path);
        string full = System.IO.Path.GetFullPath(path);
        PathRules.CheckLength(full);
        string file = PlainFile.Follow(full);
        string text = ReadText(file, path);
        return new EnvFile(path, EnvFileParser.Parse(text, path), OwnFile.IsExposed(file));
    }

    /// <summary>Returns the value of a key, in exactly this spelling; null if the file does not have it.</summary>
    public string? Find(string key) => _values.GetValueOrDefault(key);

    /// <inheritdoc/>
    public override string ToString() => Path;

    internal static EnvFile Parse(string text, string path) => new(path, EnvFileParser.Parse(text, path));

    private static string ReadText(string file, string path)
    {
        try
        {
            using var reader = new StreamReader(file, Utf8, detectEncodingFromByteOrderMarks: true);
            return ReadText(reader) ?? throw ConfigurationErrors.EnvFileTooLarge(path, MaxCharacters);
        }
        catch (DecoderFallbackException)
        {
            // Without the inner exception: its message quotes bytes of the file.
            throw ConfigurationErrors.EnvFileNotText(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw ConfigurationErrors.EnvFileNotFound(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ConfigurationErrors.EnvFileUnreadable(path, e);
        }
    }

    private static string? ReadText(StreamReader reader)
    {
        var buffer = new char[MaxCharacters + 1];
        int length = reader.ReadBlock(buffer, 0, buffer.Length);
        return length <= MaxCharacters ? new string(buffer, 0, length) : null;
    }
}
