namespace GenesysReporting.Names;

/// <summary>The names of ids.</summary>
/// <param name="Names">A name for each requested id; null if it was not found.</param>
internal sealed record NameSet(IReadOnlyDictionary<string, string?> Names)
{
    /// <summary>True if the session may not read them. Names that are already known are included.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>The reason as a warning, once per session; null after that.</summary>
    public string? Note { get; init; }
}
