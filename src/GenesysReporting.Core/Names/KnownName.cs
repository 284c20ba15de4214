namespace GenesysReporting.Names;

/// <summary>A name that is known without a request.</summary>
/// <param name="Name">The name.</param>
/// <param name="Id">The id.</param>
/// <param name="Detail">A text that distinguishes it from others of the same name; null if it is not known.</param>
internal readonly record struct KnownName(string Name, string Id, string? Detail);
