namespace GenesysReporting.Protection;

/// <summary>
/// The text by which rules and key are recognised later: <c>1; Ani=Hash; Attribute:tier=Drop; key=0123456789abcdef</c>. The
/// number is the version of the way in which values are read; with another one, hashes may differ.
/// </summary>
internal static class ProtectionFingerprint
{
    private const string Version = "1";
    private const string Separator = "; ";
    private const string Key = "key";

    /// <summary>Returns the text; empty without rules.</summary>
    /// <param name="actions">The actions by field.</param>
    /// <param name="keyHash">The hash that stands for the key; null if no rule needs one.</param>
    public static string Of(IReadOnlyDictionary<string, ProtectionAction> actions, string? keyHash)
    {
        IEnumerable<string> rules = actions.Select(a => $"{Canonical(a.Key)}={a.Value}").Order(StringComparer.Ordinal);
        return actions.Count == 0
            ? string.Empty
            : string.Join(Separator, [Version, .. rules, .. keyHash is null ? Array.Empty<string>() : [$"{Key}={keyHash}"]]);
    }

    /// <summary>Returns the rules of a text without its version and its key; null for no rules.</summary>
    public static string? Rules(string? fingerprint) => string.IsNullOrEmpty(fingerprint)
        ? null
        : string.Join(Separator, Read(fingerprint).Where(r => r.Key != Key).Select(r => $"{Uri.UnescapeDataString(r.Key)}={r.Value}"));

    /// <summary>Returns the difference of two texts; null if there is none.</summary>
    /// <param name="there">The text that was stored.</param>
    /// <param name="here">The text of the present rules.</param>
    public static string? Difference(string there, string here)
    {
        if (there == here)
        {
            return null;
        }

        (Dictionary<string, string> old, Dictionary<string, string> now) = (Read(there), Read(here));
        string[] differences =
        [
            .. old.Keys.Union(now.Keys)
                .Where(field => field != Key && old.GetValueOrDefault(field) != now.GetValueOrDefault(field))
                .Select(field => $"{Uri.UnescapeDataString(field)} is {Shown(old, field)} there and {Shown(now, field)} here"),
            .. old.GetValueOrDefault(Key) is { } before && now.GetValueOrDefault(Key) is { } after && before != after
                ? ["the key is another one"]
                : Array.Empty<string>(),
        ];
        return differences.Length > 0 ? string.Join(Separator, differences) : "another version of the module wrote it";
    }

    private static string Shown(Dictionary<string, string> rules, string field) => rules.GetValueOrDefault(field) ?? "not protected";

    // Names of attributes may have any character, also those that separate rules.
    private static string Canonical(string field) => field.StartsWith(ProtectedFields.OfAttribute, StringComparison.Ordinal)
        ? ProtectedFields.OfAttribute + Uri.EscapeDataString(field[ProtectedFields.OfAttribute.Length..].ToLowerInvariant())
        : field;

    private static Dictionary<string, string> Read(string fingerprint) => fingerprint
        .Split(Separator, StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('=', 2))
        .Where(part => part.Length == 2)
        .DistinctBy(part => part[0])
        .ToDictionary(part => part[0], part => part[1]);
}
