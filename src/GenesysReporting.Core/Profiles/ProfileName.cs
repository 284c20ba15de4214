using System.Text.RegularExpressions;

namespace GenesysReporting.Profiles;

/// <summary>The rules for a profile's name, which is also a file's name on every system.</summary>
internal static partial class ProfileName
{
    /// <summary>Returns the name; throws <c>ProfileNameUnusable</c> if it is not allowed.</summary>
    public static string Check(string name) =>
        Allowed().IsMatch(name) && !Reserved().IsMatch(name) ? name : throw ProfileErrors.ProfileNameUnusable(name);

    /// <summary>Returns the file's name. Names that differ only in case are the same profile, even where the file system distinguishes case.</summary>
    public static string FileName(string name) => Check(name).ToLowerInvariant();

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,62}[A-Za-z0-9_-])?\z")]
    private static partial Regex Allowed();

    [GeneratedRegex(@"\A(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
