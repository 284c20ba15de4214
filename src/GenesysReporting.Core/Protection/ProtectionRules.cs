using System.Collections.ObjectModel;
using GenesysReporting.Collections;
using GenesysReporting.Errors;

namespace GenesysReporting.Protection;

/// <summary>
/// The rules by which personal data in conversations is protected: an action for each field. They hold neither data nor a
/// key, so they are safe to print and to store.
/// </summary>
public sealed class ProtectionRules
{
    /// <summary>The least number of bytes of a key.</summary>
    internal const int ShortestKey = 16;

    private readonly Dictionary<ProtectedField, ProtectionAction> _fields;
    private readonly IReadOnlyList<AttributeRule> _attributes;

    private ProtectionRules(Dictionary<ProtectedField, ProtectionAction> fields, IReadOnlyList<AttributeRule> attributes)
    {
        (_fields, _attributes) = (fields, attributes);
        IEnumerable<(string Name, ProtectionAction Action)> all = fields
            .OrderBy(f => f.Key)
            .Select(f => (f.Key.ToString(), f.Value))
            .Concat(attributes.OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase).Select(a => (ProtectedFields.OfAttribute + a.Name, a.Action)));
        Actions = new ReadOnlyDictionary<string, ProtectionAction>(all.ToDictionary(a => a.Name, a => a.Action, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>No rules.</summary>
    public static ProtectionRules None { get; } = new([], []);

    /// <summary>The action of each field, by the field's name.</summary>
    public IReadOnlyDictionary<string, ProtectionAction> Actions { get; }

    /// <summary>True if there is a rule.</summary>
    public bool Any => Actions.Count > 0;

    /// <summary>True if a rule needs a key.</summary>
    public bool NeedsKey => Actions.Values.Contains(ProtectionAction.Hash);

    /// <summary>True if single attributes have actions.</summary>
    internal bool DistinguishesAttributes => _attributes.Count > 0;

    /// <summary>
    /// Creates rules from fields and actions in any case. Throws <c>ProtectEmpty</c>, <c>ProtectFieldUnknown</c>,
    /// <c>ProtectFieldTwice</c> or <c>ProtectActionUnknown</c>.
    /// </summary>
    /// <param name="given">The fields with their actions.</param>
    public static ProtectionRules Of(IEnumerable<KeyValuePair<string, string>> given)
    {
        var fields = new Dictionary<ProtectedField, ProtectionAction>();
        var attributes = new List<AttributeRule>();
        foreach ((string key, string action) in given)
        {
            string name = GivenText.Trim(key);
            if (AttributeOf(name) is { } attribute)
            {
                if (attributes.Exists(a => string.Equals(a.Name, attribute, StringComparison.OrdinalIgnoreCase)))
                {
                    throw ProtectionErrors.ProtectFieldTwice(name);
                }

                attributes.Add(new AttributeRule(attribute, new NamePattern(attribute), ActionOf(name, action)));
            }
            else if (!fields.TryAdd(FieldOf(name), ActionOf(name, action)))
            {
                throw ProtectionErrors.ProtectFieldTwice(name);
            }
        }

        return fields.Count + attributes.Count > 0 ? new ProtectionRules(fields, attributes) : throw ProtectionErrors.ProtectEmpty();
    }

    /// <summary>
    /// Returns a text by which a later run recognises other rules or another key: the rules, and a keyed hash of a constant if a
    /// rule needs the key. Empty if there are no rules. Throws <c>ProtectKeyMissing</c> or <c>ProtectKeyShort</c>.
    /// </summary>
    /// <param name="key">The key; empty if there is none.</param>
    public string Fingerprint(ReadOnlySpan<byte> key)
    {
        CheckKey(key);
        return ProtectionFingerprint.Of(Actions, NeedsKey ? ValueHash.OfKey(key) : null);
    }

    /// <summary>Returns the difference from stored rules, as a sentence names it; null if there is none.</summary>
    /// <param name="stored">The fingerprint that was stored; null or empty for no rules.</param>
    /// <param name="key">The key; empty if there is none.</param>
    public string? DifferenceFrom(string? stored, ReadOnlySpan<byte> key) =>
        ProtectionFingerprint.Difference(stored ?? string.Empty, Fingerprint(key));

    /// <summary>Throws <c>ProtectionChanged</c> if stored rules differ from these.</summary>
    /// <param name="target">The store or the file that was begun.</param>
    /// <param name="stored">The fingerprint that was stored with it; null or empty for no rules.</param>
    /// <param name="key">The key; empty if there is none.</param>
    public void CheckUnchanged(string target, string? stored, ReadOnlySpan<byte> key)
    {
        if (DifferenceFrom(stored, key) is { } difference)
        {
            throw ProtectionErrors.ProtectionChanged(target, difference);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Actions.Select(a => $"{a.Key}={a.Value}"));

    /// <summary>Throws if a key is missing or short.</summary>
    internal void CheckKey(ReadOnlySpan<byte> key)
    {
        if (key.IsEmpty && NeedsKey)
        {
            throw ProtectionErrors.ProtectKeyMissing(this);
        }

        if (key.Length is > 0 and < ShortestKey)
        {
            throw ProtectionErrors.ProtectKeyShort(key.Length);
        }
    }

    internal ProtectionAction? ActionOf(ProtectedField field) => _fields.TryGetValue(field, out ProtectionAction action) ? action : null;

    /// <summary>
    /// Returns the action of an attribute: the action for its name, else the strictest of the patterns that match, else the action for
    /// all attributes.
    /// </summary>
    internal ProtectionAction? ActionOfAttribute(string name)
    {
        AttributeRule[] fitting = [.. _attributes.Where(a => a.Pattern.IsMatch(name))];
        return Array.Find(fitting, a => a.Pattern.Literal is not null)?.Action
            ?? (fitting.Length > 0 ? fitting.Select(a => a.Action).Aggregate(ProtectionActions.Stricter) : ActionOf(ProtectedField.Attributes));
    }

    private static string? AttributeOf(string name) =>
        name.StartsWith(ProtectedFields.OfAttribute, StringComparison.OrdinalIgnoreCase)
        && GivenText.Trim(name[ProtectedFields.OfAttribute.Length..]) is { Length: > 0 } attribute
            ? attribute
            : null;

    private static ProtectedField FieldOf(string name) =>
        ProtectedFields.All.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase)).Name is { } known
            ? Enum.Parse<ProtectedField>(known)
            : throw ProtectionErrors.ProtectFieldUnknown(name);

    private static ProtectionAction ActionOf(string field, string action) =>
        Array.Find(Enum.GetNames<ProtectionAction>(), a => string.Equals(a, GivenText.Trim(action), StringComparison.OrdinalIgnoreCase)) is { } known
            ? Enum.Parse<ProtectionAction>(known)
            : throw ProtectionErrors.ProtectActionUnknown(field, action);

    private sealed record AttributeRule(string Name, NamePattern Pattern, ProtectionAction Action);
}
