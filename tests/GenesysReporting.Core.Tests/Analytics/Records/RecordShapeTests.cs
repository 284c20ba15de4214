using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Json;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Tests.Analytics.Records;

/// <summary>Participants that pass the check can be created later, and others are refused.</summary>
[Trait(Needs.Name, Needs.Contract)]
public class RecordShapeTests
{
    private static readonly MemberSetter<object> Shape = RecordShape.Of(typeof(IReadOnlyList<AnalyticsParticipant>));

    private static readonly string[] Others =
    [
        "null", "1", "1.5", "1e3", "-7", "99999999999", "99999999999999999999", "true", "\"x\"", "\"\"", "\"\\ud800\"", "\"2026-06-02T05:09:00.579Z\"",
        "\"2026-06-02\"", "[]", "[null]", "[1]", "[\"x\"]", "[{}]", "[[]]", "{}", "{\"a\":1}", "{\"a\":\"b\"}", "{\"a\":null}",
    ];

    /// <summary>Every member of the contract in turn gets a value of every other kind.</summary>
    [ContractFact]
    public void It_refuses_what_the_serializer_refuses_and_nothing_else()
    {
        JsonArray whole = Participants();
        (int taken, int refused) = (0, 0);
        foreach (JsonNode place in Places(whole).ToArray())
        {
            foreach (string other in Others)
            {
                string text = Replaced(whole, place, other);
                bool can = CanBeMade(text);
                Assert.True(can == IsTaken(text), $"{place.GetPath()} as {other}: {can}");
                (taken, refused) = can ? (taken + 1, refused) : (taken, refused + 1);
            }
        }

        Assert.InRange(taken, 1000, int.MaxValue);
        Assert.InRange(refused, 1000, int.MaxValue);
    }

    [ContractFact]
    public void The_contracts_answer_is_taken() => Assert.True(IsTaken(Participants().ToJsonString()));

    private static JsonArray Participants()
    {
        string answer = ContractAnswer.OfQuery(QueryTypes.ConversationDetails, withUnknown: true).Json;
        return JsonNode.Parse(answer)!["conversations"]![0]!["participants"]!.AsArray();
    }

    /// <summary>Returns one place of each kind: in the first participant, its first session and so on.</summary>
    private static IEnumerable<JsonNode> Places(JsonNode node) => node switch
    {
        JsonArray list => list.Take(1).SelectMany(item => Places(item!).Prepend(item!)),
        JsonObject whole => whole.Where(m => m.Value is not null).SelectMany(m => Places(m.Value!).Prepend(m.Value!)),
        _ => [],
    };

    private static string Replaced(JsonArray whole, JsonNode place, string other)
    {
        const string Mark = "here-it-is-replaced";
        JsonNode copy = whole.DeepClone();
        JsonNode found = At(copy, Path(place));
        found.ReplaceWith(Mark);
        return copy.ToJsonString().Replace($"\"{Mark}\"", other, StringComparison.Ordinal);
    }

    private static List<object> Path(JsonNode node)
    {
        var path = new List<object>();
        for (JsonNode at = node; at.Parent is { } parent && !IsRoot(at); at = parent)
        {
            path.Insert(0, parent is JsonArray ? at.GetElementIndex() : at.GetPropertyName());
        }

        return path;
    }

    /// <summary>The participants are part of an answer, whose own members are not part of the path.</summary>
    private static bool IsRoot(JsonNode node) => node is JsonArray && node.Parent is JsonObject owner && owner.ContainsKey("participants");

    private static JsonNode At(JsonNode root, List<object> path) =>
        path.Aggregate(root, (at, step) => step is int index ? at[index]! : at[(string)step]!);

    private static bool IsTaken(string text)
    {
        try
        {
            var json = new JsonCursor(Encoding.UTF8.GetBytes(text));
            Shape(ref json, TextCache.OfThread, text);
            json.ExpectEnd();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool CanBeMade(string text)
    {
        try
        {
            AnswerSerializer.Read<IReadOnlyList<AnalyticsParticipant>>(Encoding.UTF8.GetBytes(text));
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }
}
