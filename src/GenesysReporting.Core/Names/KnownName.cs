namespace GenesysReporting.Names;

/// <summary>A name that is known without asking.</summary>
/// <param name="Name">The name.</param>
/// <param name="Id">Whose name it is.</param>
/// <param name="Detail">What tells it from others of that name, where that is known too.</param>
internal readonly record struct KnownName(string Name, string Id, string? Detail);
