using System.Text.RegularExpressions;

namespace GenesysReporting.Profiles;

/// <summary>What a profile may be called: its name becomes the name of a file on every system.</summary>
internal static partial class ProfileName
{
    /// <summary>Raises <c>ProfileNameUnusable</c>.</summary>
    public static string Check(string name) =>
        Allowed().IsMatch(name) && !Reserved().IsMatch(name) ? name : throw ProfileErrors.ProfileNameUnusable(name);

    /// <summary>Names that differ in case alone are one profile, also where files of such names would be two.</summary>
    public static string FileName(string name) => Check(name).ToLowerInvariant();

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,62}[A-Za-z0-9_-])?\z")]
    private static partial Regex Allowed();

    [GeneratedRegex(@"\A(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
