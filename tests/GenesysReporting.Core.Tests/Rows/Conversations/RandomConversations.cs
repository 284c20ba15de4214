using System.Globalization;
using System.Text.Json.Nodes;

namespace GenesysReporting.Tests.Rows.Conversations;

/// <summary>Answers of which parts are missing, come again or stand in another order, as they come from no description.</summary>
internal static class RandomConversations
{
    private static readonly string[] Purposes = ["customer", "external", "acd", "agent", "agent", "ivr"];
    private static readonly string[] Segments = ["interact", "hold", "alert", "wrapup", "callback", "parked", "delay"];
    private static readonly string[] Metrics = ["tTalk", "tTalkComplete", "tHandle", "nConnected", "tAcw", "tAverageThing", "oOther"];

    public static JsonObject Page(Random random) => new() { ["conversations"] = Some(random, 3, Conversation), ["totalHits"] = 3 };

    /// <summary>Returns the page with the members of each object in another order.</summary>
    public static JsonNode Shuffle(JsonNode node, Random random)
    {
        switch (node)
        {
            case JsonArray array:
                return new JsonArray([.. array.Select(item => item is null ? null : Shuffle(item, random))]);
            case JsonObject whole:
                KeyValuePair<string, JsonNode?>[] members = [.. whole];
                random.Shuffle(members);
                return new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, m.Value is null ? null : Shuffle(m.Value, random))));
            default:
                return node.DeepClone();
        }
    }

    private static JsonObject Conversation(Random random) => Object(
        random,
        ("conversationId", Guid.NewGuid().ToString()),
        ("conversationStart", Moment(random)),
        ("conversationEnd", Moment(random)),
        ("originatingDirection", Pick(random, "inbound", "outbound")),
        ("divisionIds", Some(random, 2, r => Pick(r, "d1", "d2", "d1"))),
        ("externalTag", Pick(random, "=1+1", "a;b", "\"q\"")),
        ("mediaStatsMinConversationMos", random.Next(50) / 10.0),
        ("evaluations", Some(random, 2, r => Object(r, ("evaluationId", Pick(r, "e1", "e2")), ("oTotalScore", r.Next(100))))),
        ("surveys", Some(random, 2, r => Object(r, ("surveyId", Pick(r, "s1", "s2")), ("surveyPromoterScore", r.Next(10))))),
        ("participants", Some(random, 4, Participant)));

    private static JsonObject Participant(Random random) => Object(
        random,
        ("participantId", Guid.NewGuid().ToString()),
        ("purpose", Pick(random, Purposes)),
        ("participantName", Pick(random, "Ana", "Bo, Jr.", "\u4e2d")),
        ("userId", Pick(random, "u1", "u2", "u3")),
        ("teamId", Pick(random, "t1", "t2")),
        ("attributes", Object(random, ("Tier", Pick(random, "Gold", "=1+1")))),
        ("sessions", Some(random, 3, Session)));

    private static JsonObject Session(Random random) => Object(
        random,
        ("sessionId", Guid.NewGuid().ToString()),
        ("mediaType", Pick(random, "voice", "chat", "callback")),
        ("direction", Pick(random, "inbound", "outbound")),
        ("ani", Pick(random, "tel:+49301", "sip:x")),
        ("dnis", Pick(random, "tel:+1", "tel:+2")),
        ("addressFrom", Pick(random, "a@x", "b@x")),
        ("flow", Object(random, ("flowId", Pick(random, "f1", "f2")), ("flowType", "INBOUNDCALL"))),
        ("segments", Some(random, 4, Segment)),
        ("metrics", Some(random, 4, Metric)));

    private static JsonObject Segment(Random random) => Object(
        random,
        ("segmentType", Pick(random, Segments)),
        ("segmentStart", Moment(random)),
        ("segmentEnd", Moment(random)),
        ("queueId", Pick(random, "q1", "q2")),
        ("wrapUpCode", Pick(random, "w1", "w2")),
        ("wrapUpNote", Pick(random, "note", "line\nbreak")),
        ("requestedRoutingSkillIds", Some(random, 2, r => Pick(r, "s1", "s2"))),
        ("subject", Pick(random, "Re: x", "+x")),
        ("disconnectType", Pick(random, "peer", "client", "transfer")),
        ("errorCode", Pick(random, "error.a", "error.b")));

    private static JsonObject Metric(Random random) =>
        Object(random, ("name", Pick(random, Metrics)), ("value", random.Next(100_000)));

    /// <summary>An object that lacks some of these members and has null for others.</summary>
    private static JsonObject Object(Random random, params (string Name, JsonNode? Value)[] members)
    {
        var made = new JsonObject();
        foreach ((string name, JsonNode? value) in members)
        {
            int chance = random.Next(10);
            if (chance > 1)
            {
                made[name] = chance == 2 ? null : value;
            }
        }

        return made;
    }

    private static JsonArray Some(Random random, int most, Func<Random, JsonNode?> make) =>
        new([.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => random.Next(12) == 0 ? null : make(random))]);

    private static string Pick(Random random, params string[] values) => values[random.Next(values.Length)];

    private static string Moment(Random random) => new DateTime(2026, 6, 2, 8, 0, 0, DateTimeKind.Utc)
        .AddSeconds(random.Next(7200)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
