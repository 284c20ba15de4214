namespace GenesysReporting.Protection;

/// <summary>The text that takes the place of a value.</summary>
internal static class ProtectedText
{
    /// <summary>Returns the text; empty for a value that is left out.</summary>
    /// <param name="text">The text that is the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="action">The action.</param>
    /// <param name="hash">Hashes values; not null for a hash.</param>
    public static string Of(ReadOnlySpan<char> text, PersonalValue value, ProtectionAction action, ValueHash? hash) => action switch
    {
        ProtectionAction.Hash => hash!.Of(value.Canonical),
        ProtectionAction.Mask => MaskedText.Of(text, value),
        _ => string.Empty,
    };
}
