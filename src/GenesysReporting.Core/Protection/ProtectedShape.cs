using System.Collections.Concurrent;
using GenesysReporting.Json;

namespace GenesysReporting.Protection;

/// <summary>Combines rules with the parts of a conversation into one rule for the whole of it.</summary>
internal sealed class ProtectedShape
{
    private readonly ProtectionRules _rules;
    private readonly ConcurrentDictionary<string, MemberRule> _attributes = [];

    private ProtectedShape(ProtectionRules rules) => _rules = rules;

    public static MemberRule Of(ProtectionRules rules) => MemberRule.Of(new ProtectedShape(rules).Members(RecordParts.Conversation));

    private List<(string Name, MemberRule Rule)> Members(RecordPart part)
    {
        var members = new List<(string, MemberRule)>();
        Add(part.Fixed, MemberRule.Fixed);
        Add(part.Free, MemberRule.Free);
        foreach ((string names, ProtectedField field) in part.Fields)
        {
            Add(names, MemberRule.Of(_rules.ActionOf(field)));
        }

        members.AddRange(part.Parts.Select(p => (p.Name, Rule(p.Part))));
        return members;

        void Add(string names, MemberRule rule) =>
            members.AddRange(names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, rule)));
    }

    private MemberRule Rule(RecordPart part) =>
        ReferenceEquals(part, RecordParts.Participant) ? Participant()
        : ReferenceEquals(part, RecordParts.Property) ? Property()
        : MemberRule.Of(Members(part));

    /// <summary>Returns the rule of participants, whose purpose decides whose name they have.</summary>
    private MemberRule Participant()
    {
        List<(string, MemberRule)> shared = [.. Members(RecordParts.Participant), ("attributes", Attributes())];
        MemberRule customer = Named(ProtectedField.CustomerName);
        MemberRule other = Named(ProtectedField.AgentName);
        return _rules.ActionOf(ProtectedField.CustomerName) == _rules.ActionOf(ProtectedField.AgentName)
            ? customer
            : MemberRule.Of(json => TextOf(json, "purpose"u8) is "customer" or "external" ? customer : other);

        MemberRule Named(ProtectedField field) => MemberRule.Of([.. shared, ("participantName", MemberRule.Of(_rules.ActionOf(field)))]);
    }

    private MemberRule Attributes() => _rules.DistinguishesAttributes
        ? MemberRule.Of(_rules.ActionOf(ProtectedField.Attributes), Attribute)
        : MemberRule.Of(_rules.ActionOf(ProtectedField.Attributes));

    /// <summary>Returns the rule of the properties of segments, which are protected as attributes are.</summary>
    private MemberRule Property()
    {
        List<(string, MemberRule)> shared = Members(RecordParts.Property);
        MemberRule[] byAction = [.. Enum.GetValues<ProtectionAction>().Select(action => Valued(action))];
        MemberRule unprotected = Valued(null);
        return MemberRule.Of(json =>
            _rules.ActionOfAttribute(TextOf(json, "property"u8) ?? string.Empty) is { } action ? byAction[(int)action] : unprotected);

        MemberRule Valued(ProtectionAction? action) => MemberRule.Of([.. shared, ("value", MemberRule.Of(action))]);
    }

    private MemberRule Attribute(string name)
    {
        // Names come from outside, so that there may be any number of them.
        const int Most = 1000;
        return _attributes.TryGetValue(name, out MemberRule? known) ? known
            : _attributes.Count < Most ? _attributes.GetOrAdd(name, n => MemberRule.Of(_rules.ActionOfAttribute(n)))
            : MemberRule.Of(_rules.ActionOfAttribute(name));
    }

    /// <summary>Returns the text of a member of the next object; null if it is missing, or another value.</summary>
    private static string? TextOf(JsonCursor json, ReadOnlySpan<byte> name)
    {
        json.EnterObject();
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual(name))
            {
                ReadOnlySpan<byte> raw = json.ReadRaw();
                char[] buffer = new char[raw.Length];
                return raw[0] == '"' ? new string(JsonStrings.Decode(raw[1..^1], ref buffer)) : null;
            }

            json.Skip();
        }

        return null;
    }
}
