using GenesysReporting.Api;

namespace GenesysReporting.Arguments;

/// <summary>A session as a user gives it: the object or its name. PowerShell converts either of them.</summary>
public sealed class SessionArgument
{
    /// <summary>Creates the argument from a session's name.</summary>
    public SessionArgument(string name) => Name = name;

    /// <summary>Creates the argument from a session.</summary>
    public SessionArgument(GenesysSession session) => Session = session;

    internal string? Name { get; }

    internal GenesysSession? Session { get; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? Session!.Name;
}
