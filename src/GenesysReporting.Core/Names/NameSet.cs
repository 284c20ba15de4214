namespace GenesysReporting.Names;

/// <summary>The names of ids.</summary>
/// <param name="Names">A name for each id that was asked about; null where there is none to be found.</param>
internal sealed record NameSet(IReadOnlyDictionary<string, string?> Names)
{
    /// <summary>Whether the session may not read them. Names that were known before are given all the same.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>Why not, in words for a warning; once a session, and null from then on.</summary>
    public string? Note { get; init; }
}
