using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using GenesysReporting.Protection;

namespace GenesysReporting.Tests.Protection;

/// <summary>A value of a person, with the text that is hashed and the text that a mask leaves, both worked out by hand.</summary>
/// <param name="Canonical">The form that is hashed.</param>
/// <param name="Mask">The value as it is masked.</param>
/// <param name="Alone">Its forms as the whole of a value.</param>
/// <param name="Within">Its forms within a longer text.</param>
internal sealed record PersonSample(string Canonical, string Mask, string[] Alone, string[] Within)
{
    /// <summary>The number as JSON; null for other values.</summary>
    public long? Number => long.TryParse(Canonical, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    public static PersonSample OfNumber(string digits, string mask) => new(
        digits,
        mask,
        [$"tel:+{digits}", $"sip:+{digits}@sip.example.com;user=phone", $"+{digits}", $"00{digits}", digits, $"+{digits[..2]} (0){digits[2..5]}-{digits[5..]}"],
        [$"+{digits}", $"00{digits}", digits, $"+{digits[..2]} {digits[2..4]} {digits[4..]}"]);

    public static PersonSample OfText(string text, string mask) =>
        new(text.ToLowerInvariant(), mask, [text, $" {text}", text.ToUpperInvariant()], [text, text.ToUpperInvariant()]);
}

/// <summary>
/// A random record, in two versions: as the platform sends it, and as it must be after the protection. The second is built
/// together with the first, from what is known about each place, and not from the text.
/// </summary>
internal sealed class RandomProtection
{
    public const string Key = "a key for seeded records";

    private static readonly PersonSample[] Samples =
    [
        PersonSample.OfNumber("49301234567", "***67"),
        PersonSample.OfNumber("331430000171", "***171"),
        PersonSample.OfNumber("15551230987", "***87"),
        PersonSample.OfText("Jean Dupont", "J***"),
        PersonSample.OfText("O'Connor, Niall", "O***"),
        PersonSample.OfText("\u0162\u00FCkr\u00FC \u0130n\u00F6n\u00FC", "\u0162***"),
        PersonSample.OfText("\u0645\u062D\u0645\u062F \u0639\u0644\u064A", "\u0645***"),
        PersonSample.OfText("\"Bob\" \\ Smith", "B***"),
        PersonSample.OfText("Ana \uD83D\uDE80 Lima", "A***"),
        PersonSample.OfText("mia.k@example.com", "m***@***"),
    ];

    private static readonly (string Field, string Member)[] OfSession =
    [
        ("Ani", "ani"), ("Dnis", "dnis"), ("Dnis", "sessionDnis"), ("Addresses", "addressFrom"), ("Addresses", "addressTo"), ("Addresses", "cc"),
        ("CallbackNumbers", "callbackNumbers"), ("CustomerName", "remote"), ("CustomerName", "callbackUserName"), ("ExternalContact", "journeyCustomerId"),
    ];

    private readonly Random _random;
    private readonly Dictionary<string, ProtectionAction> _rules = [];
    private readonly Dictionary<PersonSample, ProtectionAction> _found = [];
    private readonly List<Action> _later = [];

    public RandomProtection(int seed)
    {
        _random = new Random(seed);
        string[] fields = [.. ProtectedFields.All.Select(f => f.Name), "Attribute:Number*", "Attribute:mail"];
        foreach (string field in fields.Where(_ => Chance(2)))
        {
            _rules[field] = Enum.GetValues<ProtectionAction>()[_random.Next(3)];
        }

        _rules["ExternalTag"] = ProtectionAction.Hash;
        (Input, Expected) = (Conversation(out JsonObject expected), expected);
        _later.ForEach(fill => fill());
    }

    public JsonObject Input { get; }

    public JsonObject Expected { get; }

    /// <summary>The values that are protected somewhere, in the forms that must not be left.</summary>
    public IEnumerable<string> Hidden => _found.Keys.SelectMany(p => p.Within.Append(p.Canonical));

    public ProtectionRules Rules => ProtectionRules.Of(_rules.Select(r => KeyValuePair.Create(r.Key, r.Value.ToString())));

    /// <summary>Returns the input as text, with blanks and escapes where JSON allows them.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        Write(Input, text);
        return text.ToString();
    }

    private JsonObject Conversation(out JsonObject expected)
    {
        var input = new JsonObject { ["conversationId"] = Id(), ["conversationStart"] = "2026-11-02T08:00:00.125Z" };
        expected = (JsonObject)input.DeepClone();
        Field(input, expected, "externalTag", "ExternalTag");
        JsonArray participants = [];
        JsonArray expectedParticipants = [];
        for (int i = _random.Next(1, 4); i > 0; i--)
        {
            participants.Add(Participant(out JsonObject one));
            expectedParticipants.Add(one);
        }

        (input["participants"], expected["participants"]) = (participants, expectedParticipants);
        Unknown(input, expected, depth: 2);
        return input;
    }

    private JsonObject Participant(out JsonObject expected)
    {
        string purpose = Pick("customer", "external", "agent", "acd");
        var input = new JsonObject();
        expected = [];
        if (Chance(2))
        {
            (input["purpose"], expected["purpose"]) = (purpose, purpose);
        }

        Field(input, expected, "participantName", purpose is "customer" or "external" ? "CustomerName" : "AgentName");
        (input["purpose"], expected["purpose"]) = (purpose, purpose);
        Field(input, expected, "externalContactId", "ExternalContact");
        Attributes(input, expected);
        JsonArray sessions = [];
        JsonArray expectedSessions = [];
        for (int i = _random.Next(3); i > 0; i--)
        {
            sessions.Add(Session(out JsonObject one));
            expectedSessions.Add(one);
        }

        (input["sessions"], expected["sessions"]) = (sessions, expectedSessions);
        return input;
    }

    private void Attributes(JsonObject input, JsonObject expected)
    {
        if (Chance(3))
        {
            return;
        }

        JsonObject attributes = [];
        JsonObject kept = [];
        foreach ((string name, string pattern) in new[] { ("Number 1", "Attribute:Number*"), ("MAIL", "Attribute:mail"), ("other", "Attributes") })
        {
            Field(attributes, kept, name, _rules.ContainsKey(pattern) ? pattern : "Attributes");
        }

        input["attributes"] = attributes;
        bool isRemoved = _rules.TryGetValue("Attributes", out ProtectionAction all) && all == ProtectionAction.Drop
            && !_rules.Keys.Any(r => r.StartsWith("Attribute:", StringComparison.Ordinal));
        if (!isRemoved)
        {
            expected["attributes"] = kept;
        }
    }

    private JsonObject Session(out JsonObject expected)
    {
        var input = new JsonObject { ["mediaType"] = "voice", ["metrics"] = new JsonArray(new JsonObject { ["name"] = "tTalk", ["value"] = _random.Next(99_999) }) };
        expected = (JsonObject)input.DeepClone();
        foreach ((string field, string member) in OfSession)
        {
            Field(input, expected, member, field);
        }

        var segment = new JsonObject { ["segmentType"] = "interact", ["queueId"] = Id() };
        var kept = (JsonObject)segment.DeepClone();
        Field(segment, kept, "subject", "Subject");
        Field(segment, kept, "wrapUpNote", "WrapUpNote");
        Unknown(segment, kept, depth: 1);
        (input["segments"], expected["segments"]) = (new JsonArray(segment), new JsonArray(kept));
        Unknown(input, expected, depth: 2);
        return input;
    }

    /// <summary>Adds a member that belongs to a field.</summary>
    private void Field(JsonObject input, JsonObject expected, string member, string field)
    {
        if (Chance(4))
        {
            return;
        }

        bool isList = member is "cc" or "callbackNumbers";
        bool isProtected = _rules.TryGetValue(field, out ProtectionAction action);
        if (Chance(8))
        {
            input[member] = null;
            Set(null, isWhole: true);
            return;
        }

        PersonSample person = Samples[_random.Next(Samples.Length)];
        string form = Pick(person.Alone);
        JsonNode value = person.Number is { } number && Chance(6) ? number : form;
        string plain = value.ToString();
        input[member] = isList ? new JsonArray(value) : value;
        if (isProtected)
        {
            _found[person] = _found.TryGetValue(person, out ProtectionAction before) ? ProtectionActions.Stricter(before, action) : action;
            Set(Treated(person, action));
        }
        else
        {
            JsonNode same = value.DeepClone();
            _later.Add(() => Set(_found.TryGetValue(person, out ProtectionAction found) ? Searched(person, found, same) : same));
        }

        void Set(JsonNode? text, bool isWhole = false)
        {
            if (!isProtected || action != ProtectionAction.Drop)
            {
                expected[member] = isList && !isWhole ? new JsonArray(text) : text;
            }
        }
    }

    /// <summary>Adds members that the contract does not know.</summary>
    private void Unknown(JsonObject input, JsonObject expected, int depth)
    {
        (string Text, PersonSample? Person)[] parts =
        [
            ("on: ", null),
            .. Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Chance(2) ? (Pick("call ", "\u00E9t\u00E9 \t", "\\ \"x\" ", "\uD83D\uDE80 "), null) : Within()),
        ];
        input["newText"] = string.Concat(parts.Select(p => p.Text));
        _later.Add(() => expected["newText"] = string.Concat(parts.Select(p =>
            p.Person is { } person && _found.TryGetValue(person, out ProtectionAction action) ? Treated(person, action) + " " : p.Text)));
        PersonSample numbered = Samples[_random.Next(3)];
        input["newNumber"] = numbered.Number;
        _later.Add(() => expected["newNumber"] =
            _found.TryGetValue(numbered, out ProtectionAction action) ? Searched(numbered, action, numbered.Number!) : numbered.Number);
        (input["newFlag"], expected["newFlag"]) = (true, true);
        if (depth > 0)
        {
            (JsonObject inner, JsonObject kept) = ([], []);
            Unknown(inner, kept, depth - 1);
            (input["newPart"], expected["newPart"]) = (new JsonArray(null, 1.5, inner), new JsonArray(null, 1.5, kept));
        }

        (string, PersonSample?) Within()
        {
            PersonSample person = Samples[_random.Next(Samples.Length)];
            return (Pick(person.Within) + " ", person);
        }
    }

    private static string Treated(PersonSample person, ProtectionAction action) => action switch
    {
        ProtectionAction.Hash => Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes(person.Canonical)))[..32].ToLowerInvariant(),
        ProtectionAction.Mask => person.Mask,
        _ => string.Empty,
    };

    private static JsonNode? Searched(PersonSample person, ProtectionAction action, JsonNode value) =>
        action == ProtectionAction.Drop && value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? null : Treated(person, action);

    private void Write(JsonNode? node, StringBuilder text)
    {
        text.Append(Chance(10) ? Pick(" ", "\n", "\t ") : string.Empty);
        switch (node)
        {
            case JsonObject whole:
                Write(text, '{', '}', whole, member =>
                {
                    WriteText(member.Key, text);
                    text.Append(':');
                    Write(member.Value, text);
                });
                break;
            case JsonArray list:
                Write(text, '[', ']', list, item => Write(item, text));
                break;
            case JsonValue value when value.TryGetValue(out string? given):
                WriteText(given, text);
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private static void Write<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> write)
    {
        text.Append(open);
        bool isFirst = true;
        foreach (T item in items)
        {
            text.Append(isFirst ? string.Empty : ",");
            isFirst = false;
            write(item);
        }

        text.Append(close);
    }

    private void WriteText(string value, StringBuilder text)
    {
        bool escapes = Chance(5);
        text.Append('"');
        foreach (Rune rune in value.EnumerateRunes())
        {
            bool must = rune.Value is '"' or '\\' or < ' ';
            string plain = rune.ToString();
            text.Append(must || (escapes && Chance(2))
                ? string.Concat(plain.Select(c => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}")))
                : plain);
        }

        text.Append('"');
    }

    private string Id() => new Guid(_random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString();

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private string Pick(params string[] values) => values[_random.Next(values.Length)];
}
