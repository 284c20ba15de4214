using GenesysReporting.Json;

namespace GenesysReporting.Protection;

/// <summary>Returns the rule of an object from its own members.</summary>
/// <param name="json">A copy of the reader, before the object.</param>
internal delegate MemberRule RuleChooser(JsonCursor json);

/// <summary>The treatment of a value, and of what is in it.</summary>
internal sealed class MemberRule
{
    private readonly Utf8Lookup<MemberRule>? _members;
    private readonly Func<string, MemberRule>? _byName;

    private MemberRule(Utf8Lookup<MemberRule>? members = null, Func<string, MemberRule>? byName = null) => (_members, _byName) = (members, byName);

    /// <summary>The rule of values that are searched for what is protected elsewhere.</summary>
    public static MemberRule Free { get; } = new() { NamesAreText = true };

    /// <summary>The rule of values that stay as they are.</summary>
    public static MemberRule Fixed { get; } = new() { IsFixed = true };

    public bool IsFixed { get; private init; }

    /// <summary>The action for each value that is not an object or a list; null to search it.</summary>
    public ProtectionAction? Action { get; private init; }

    /// <summary>True if a member of this rule is left out.</summary>
    public bool IsLeftOut => Action == ProtectionAction.Drop && _byName is null;

    /// <summary>True if names of members may hold personal data.</summary>
    public bool NamesAreText { get; private init; }

    /// <summary>Chooses another rule for an object; null if this is the one.</summary>
    public RuleChooser? Choose { get; private init; }

    /// <summary>Returns the rule of values that are protected, with all that is in them.</summary>
    public static MemberRule Of(ProtectionAction? action) => action is null ? Free : new() { Action = action, NamesAreText = true };

    /// <summary>Returns the rule of an object with these members; others are free.</summary>
    public static MemberRule Of(IReadOnlyCollection<(string Name, MemberRule Rule)> members) => new(new Utf8Lookup<MemberRule>(members));

    /// <summary>Returns the rule of an object whose own members choose one of several.</summary>
    public static MemberRule Of(RuleChooser choose) => new() { Choose = choose };

    /// <summary>Returns the rule of an object whose members have any names.</summary>
    /// <param name="action">The action for a value that is not an object.</param>
    /// <param name="byName">Returns the rule of a member.</param>
    public static MemberRule Of(ProtectionAction? action, Func<string, MemberRule> byName) =>
        new(byName: byName) { Action = action, NamesAreText = true };

    /// <summary>Returns the rule of a member.</summary>
    public MemberRule Find(ReadOnlySpan<byte> name) =>
        _members is not null ? _members.Find(name) ?? Free
        : _byName is not null ? _byName(System.Text.Encoding.UTF8.GetString(name))
        : this;
}
