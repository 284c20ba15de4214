using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using GenesysReporting.Analytics;
using GenesysReporting.Protection;

namespace GenesysReporting.Tests.Protection;

/// <summary>Each member of the contract has its place: whether it holds a person's data is decided, and not left open.</summary>
public class RecordPartsTests
{
    [Fact]
    public void No_member_of_a_conversation_is_left_open()
    {
        var open = new List<string>();
        Compare(RecordParts.Conversation, typeof(AnalyticsConversation), open);

        Assert.Empty(open);
    }

    private static void Compare(RecordPart part, Type type, List<string> open)
    {
        Dictionary<string, PropertyInfo> members = type.GetProperties()
            .Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
        IEnumerable<string> listed = part.Fields.SelectMany(f => Names(f.Names)).Concat(Names(part.Fixed)).Concat(Names(part.Free));
        string[] known = [.. listed, .. part.Parts.Select(p => p.Name)];
        string[] elsewhere = part == RecordParts.Participant ? ["participantName", "attributes"] : part == RecordParts.Property ? ["value"] : [];
        open.AddRange(members.Keys.Except(known).Except(elsewhere).Select(name => $"{type.Name}.{name}"));
        open.AddRange(known.Except(members.Keys).Select(name => $"{type.Name} lacks {name}"));
        open.AddRange(known.GroupBy(name => name).Where(g => g.Count() > 1).Select(g => $"{type.Name} has {g.Key} twice"));
        foreach ((string name, RecordPart inner) in part.Parts.Where(p => members.ContainsKey(p.Name)))
        {
            Type held = members[name].PropertyType;
            Compare(inner, held.IsAssignableTo(typeof(IEnumerable)) ? held.GetGenericArguments()[0] : held, open);
        }
    }

    private static string[] Names(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
