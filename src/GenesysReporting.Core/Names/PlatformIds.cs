using GenesysReporting.Errors;

namespace GenesysReporting.Names;

/// <summary>
/// The ids of things that belong to the platform itself: wrap-up codes that the system writes, which no look-up lists. Those
/// that begin with ININ- are their own names; no source lists them all.
/// </summary>
internal static class PlatformIds
{
    private const string Prefix = "ININ-";
    private const string DefaultCode = "7fb334b0-0e9e-11e4-9191-0800200c9a66";
    private const string DefaultName = "Default Wrap-up Code";

    /// <summary>True if a text is an id of this kind, which needs no look-up.</summary>
    public static bool IsId(LookupKind kind, string text) => LookupDirectory.IsId(text) || IsSystemCode(kind, text);

    /// <summary>Returns a text as an id of this kind; null if it can only be a name.</summary>
    public static string? Find(LookupKind kind, string text)
    {
        string id = GivenText.Id(text);
        return !IsId(kind, id) ? null
            // The platform writes them in capitals.
            : IsSystemCode(kind, id) && !id.Any(char.IsUpper) ? id.ToUpperInvariant()
            : id;
    }

    /// <summary>Returns the name of an id that no look-up has; null if it is not one of those.</summary>
    public static string? Name(LookupKind kind, string id) => kind != LookupKind.WrapupCode ? null
        : IsSystemCode(kind, id) ? id
        : string.Equals(id, DefaultCode, StringComparison.OrdinalIgnoreCase) ? DefaultName
        : null;

    /// <summary>Returns the record of an id or name that no look-up has; null if it is not one of those.</summary>
    public static GenesysEntity? Entity(LookupKind kind, string text) =>
        kind != LookupKind.WrapupCode ? null
        : string.Equals(text, DefaultName, StringComparison.OrdinalIgnoreCase) ? Code(DefaultCode, DefaultName)
        : Name(kind, text) is { } name ? Code(Find(kind, text)!, name)
        : null;

    private static GenesysWrapupCode Code(string id, string name) => new() { Id = id, Name = name };

    private static bool IsSystemCode(LookupKind kind, string text) => kind == LookupKind.WrapupCode
        && text.Length > Prefix.Length
        && text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        && !text.Any(char.IsWhiteSpace);
}
