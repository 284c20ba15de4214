namespace GenesysReporting.OAuth.Tests;

/// <summary>A secret that was used. A class and no record, so that no failed assertion prints it.</summary>
internal sealed class KnownSecret(string kind, string value)
{
    public string Kind { get; } = kind;

    public string Reveal() => value;

    /// <inheritdoc/>
    public override string ToString() => Kind;
}
