namespace GenesysReporting.Protection;

/// <summary>
/// Protects conversations by rules, in the JSON that the platform sent, so that everything that is created from it later is
/// protected: rows of each grain, lines and stored records. Thread-safe; it holds the key and shows only the rules.
/// </summary>
internal sealed class RecordProtection
{
    [ThreadStatic]
    private static RecordEdits? t_edits;

    private readonly MemberRule _shape;
    private readonly ValueHash? _hash;

    private RecordProtection(ProtectionRules rules, ReadOnlySpan<byte> key)
    {
        Rules = rules;
        Fingerprint = rules.Fingerprint(key);
        _shape = ProtectedShape.Of(rules);
        _hash = rules.NeedsKey ? new ValueHash(key.ToArray()) : null;
    }

    /// <summary>The rules.</summary>
    public ProtectionRules Rules { get; }

    /// <summary>The text by which a later run recognises other rules or another key; it reveals neither data nor the key.</summary>
    public string Fingerprint { get; }

    /// <summary>Creates the protection. Throws <c>ProtectKeyMissing</c> or <c>ProtectKeyShort</c>.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="key">The key, in UTF-8 if it was text; empty if there is none. A copy is kept if a rule needs it.</param>
    public static RecordProtection Of(ProtectionRules rules, ReadOnlySpan<byte> key) => new(rules, key);

    /// <summary>
    /// Returns a conversation without what the rules protect: in the members that hold it, and wherever the same value occurs
    /// in a text or in a member that the contract does not know. Ids, times, numbers and words of the platform stay.
    /// </summary>
    /// <param name="conversationJson">One conversation in UTF-8, with or without attributes.</param>
    /// <exception cref="System.Text.Json.JsonException">The text is not JSON.</exception>
    public ReadOnlyMemory<byte> Apply(ReadOnlySpan<byte> conversationJson)
    {
        RecordEdits edits = t_edits ??= new RecordEdits();
        edits.Clear();
        try
        {
            new RecordWalk(conversationJson, edits, _hash).Run(_shape);
            return edits.Write(conversationJson, _hash);
        }
        finally
        {
            edits.Clear();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Rules.ToString();
}
