namespace GenesysReporting.Protection;

/// <summary>The ways to protect a value.</summary>
public enum ProtectionAction
{
    /// <summary>A keyed hash takes its place: the same value has the same hash, so that repeat callers still join.</summary>
    Hash,

    /// <summary>Asterisks take its place, with the last digits of a number or the first letter of a name.</summary>
    Mask,

    /// <summary>It is left out.</summary>
    Drop,
}

/// <summary>Compares the ways to protect a value.</summary>
internal static class ProtectionActions
{
    /// <summary>Returns the one that leaves less: nothing, then a hash, then a part of the text.</summary>
    public static ProtectionAction Stricter(ProtectionAction a, ProtectionAction b) => Strictness(a) >= Strictness(b) ? a : b;

    private static int Strictness(ProtectionAction action) => action switch
    {
        ProtectionAction.Drop => 2,
        ProtectionAction.Hash => 1,
        _ => 0,
    };
}
