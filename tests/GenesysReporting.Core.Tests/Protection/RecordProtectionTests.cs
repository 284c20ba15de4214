using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GenesysReporting.Protection;

namespace GenesysReporting.Tests.Protection;

/// <summary>Records that were worked out by hand.</summary>
public class RecordProtectionTests
{
    private const string Secret = "a key of the tests, 32 bytes and";

    // printf 49301234567 | openssl dgst -sha256 -hmac 'a key of the tests, 32 bytes and'
    private const string HashOfNumber = "e45b292ec654ba187602a5249bb5c445";

    [Fact]
    public void A_hash_is_the_first_half_of_an_HMAC_of_the_digits() =>
        Assert.Equal($$"""{"participants":[{"sessions":[{"ani":"{{HashOfNumber}}"}]}]}""", Apply(Session("\"ani\":\"tel:+49301234567\""), ("Ani", "Hash")));

    [Theory]
    [InlineData("\"ani\":\"x1234\",\"b\":1", "\"b\":1")]
    [InlineData("\"a\":0, \"ani\":\"x1234\" , \"b\":1", "\"a\":0 , \"b\":1")]
    [InlineData("\"a\":0 ,\"ani\":\"x1234\"", "\"a\":0 ")]
    [InlineData(" \"ani\" : null ", "  ")]
    [InlineData("\"ani\":[\"x1234\",{\"c\":\"y1234\"}],\"dnis\":\"d1234\",\"b\":1", "\"b\":1")]
    [InlineData("\"ani\":1,\"dnis\":2", "")]
    [InlineData("\"a\":0,\"ani\":1,\"dnis\":2,\"b\":3", "\"a\":0,\"b\":3")]
    [InlineData("\"\\u0061ni\":\"x1234\",\"b\":\"y1234 x1234 d1234\"", "\"b\":\"y1234  d1234\"")]
    public void A_member_is_left_out_with_its_comma(string members, string expected) =>
        Assert.Equal(Session(expected), Apply(Session(members), ("Ani", "Drop"), ("Dnis", "Drop")));

    [Theory]
    [InlineData("customer", "J***")]
    [InlineData("external", "J***")]
    [InlineData("agent", "Jean Dupont")]
    [InlineData("Customer", "Jean Dupont")]
    public void The_purpose_decides_whose_name_it_is(string purpose, string name)
    {
        string before = $$"""{"participantName":"Jean Dupont","purpose":"{{purpose}}"}""";
        string after = $$"""{"purpose":"{{purpose}}","participantName":"Jean Dupont"}""";
        foreach (string participant in new[] { before, after })
        {
            Assert.Equal(
                $$"""{"participants":[{{participant.Replace("Jean Dupont", name, StringComparison.Ordinal)}}]}""",
                Apply($$"""{"participants":[{{participant}}]}""", ("CustomerName", "Mask")));
        }

        bool isAgent = name == "Jean Dupont";
        Assert.Equal(
            isAgent ? $$"""{"participants":[{"purpose":"{{purpose}}"}]}""" : $$"""{"participants":[{{before}}]}""",
            Apply($$"""{"participants":[{{before}}]}""", ("AgentName", "Drop")));
    }

    [Fact]
    public void A_single_attribute_takes_precedence_over_patterns_and_these_over_all()
    {
        const string Json = """{"participants":[{"attributes":{"Tier":"Gold1","Customer Id":"C-4711","customer mail":"jean.d@example.com","Note":"Blue7","Empty":null}}]}""";

        Assert.Equal(
            """{"participants":[{"attributes":{"Tier":"G***","customer mail":"j***@***","Empty":null}}]}""",
            Apply(Json, ("Attributes", "Mask"), ("Attribute:customer id", "Drop"), ("Attribute:customer *", "Mask"), ("Attribute:N*", "Drop"), ("Attribute:N?te", "Mask")));
        Assert.Equal("""{"participants":[{}]}""", Apply(Json, ("Attributes", "Drop")));
        Assert.Equal(
            """{"participants":[{"attributes":{"Tier":"G***"}}]}""", Apply(Json, ("Attributes", "Drop"), ("Attribute:Tier", "Mask")));
        Assert.Equal(
            """{"participants":[{"attributes":"G***"}]}""", Apply("""{"participants":[{"attributes":"Gold1"}]}""", ("Attributes", "Mask"), ("Attribute:Tier", "Drop")));
    }

    [Fact]
    public void Properties_of_segments_are_protected_as_attributes_are()
    {
        string json = Session("""
            "segments":[{"properties":[{"value":"jean.d@example.com","property":"mail"},{"propertyType":"string","property":"page","value":"pricing"}]}]
            """);

        Assert.Equal(json.Replace("\"value\":\"jean.d@example.com\",", string.Empty, StringComparison.Ordinal), Apply(json, ("Attribute:MAIL", "Drop")));
        Assert.Equal(
            json.Replace("pricing", "p***", StringComparison.Ordinal).Replace("jean.d@example.com", "j***@***", StringComparison.Ordinal),
            Apply(json, ("Attributes", "Mask")));
    }

    [Theory]
    [InlineData("Dnis", "dnis sessionDnis")]
    [InlineData("Addresses", "addressFrom addressTo addressOther addressSelf cc bcc destinationAddresses screenShareAddressSelf videoAddressSelf")]
    [InlineData("CustomerName", "callbackUserName remote remoteNameDisplayable")]
    [InlineData("CallbackNumbers", "callbackNumbers")]
    [InlineData("ExternalContact", "journeyCustomerId journeyCustomerSessionId outboundContactId")]
    public void Further_members_of_sessions_belong_to_a_field(string field, string names)
    {
        string[] all = names.Split(' ');
        string members = string.Join(',', all.Select((name, i) => $"\"{name}\":[\"value number {(char)('a' + i)}\"]"));

        Assert.Equal(
            Session(string.Join(',', all.Select(name => $"\"{name}\":[\"v***\"]"))), Apply(Session(members), (field, "Mask")));
    }

    [Theory]
    [InlineData("""{"externalTag":"Jean Dupont"}""", "ExternalTag")]
    [InlineData("""{"participants":[{"externalContactId":"Jean Dupont"}]}""", "ExternalContact")]
    [InlineData("""{"participants":[{"externalOrganizationId":"Jean Dupont"}]}""", "ExternalContact")]
    [InlineData("""{"participants":[{"sessions":[{"segments":[{"subject":"Jean Dupont"}]}]}]}""", "Subject")]
    [InlineData("""{"participants":[{"sessions":[{"segments":[{"wrapUpNote":"Jean Dupont"}]}]}]}""", "WrapUpNote")]
    [InlineData("""{"participants":[{"sessions":[{"flow":{"transferTargetAddress":"Jean Dupont"}}]}]}""", "Addresses")]
    [InlineData("""{"participants":[{"sessions":[{"flow":{"transferTargetName":"Jean Dupont"}}]}]}""", "AgentName")]
    [InlineData("""{"participants":[{"sessions":[{"flow":{"entryReason":"Jean Dupont"}}]}]}""", "Dnis")]
    public void Members_of_other_objects_belong_to_a_field(string json, string field) =>
        Assert.Equal(json.Replace("Jean Dupont", "J***", StringComparison.Ordinal), Apply(json, (field, "Mask")));

    [Theory]
    [InlineData("call +49 30 1234567 back", "call HASH back")]
    [InlineData("call 0049-(0)30/1234567.", "call HASH.")]
    [InlineData("tel:+49301234567", "HASH")]
    [InlineData("sip:+49301234567@x", "HASH")]
    [InlineData("a49301234567b", "aHASHb")]
    [InlineData("149301234567", "1HASH")]
    [InlineData("4930123456", "4930123456")]
    [InlineData("\\u0034930 1234567", "HASH")]
    [InlineData("49301234567 +49 301234567", "HASH HASH")]
    [InlineData("\\ud83d 49301234567 \\\" \\n", "\\ud83d HASH \\u0022 \\u000a")]
    public void A_number_is_found_in_other_texts(string text, string expected)
    {
        string json = Session($$"""
            "ani":"+49301234567","unknown":{"deep":[{"text":"{{text}}"}]}
            """);
        string protectedJson = Session($$"""
            "ani":"{{HashOfNumber}}","unknown":{"deep":[{"text":"{{expected.Replace("HASH", HashOfNumber, StringComparison.Ordinal)}}"}]}
            """);

        Assert.Equal(protectedJson, Apply(json, ("Ani", "Hash")));
    }

    [Theory]
    [InlineData("Ana Lima", "for ANA LIMA!", "for ***!")]
    [InlineData("Ana", "analysis of Ana, ana", "analysis of ***, ***")]
    [InlineData("\u674e\u96f7", "\u5ba2\u6237\u674e\u96f7\u6765\u7535", "\u5ba2\u6237***\u6765\u7535")]
    [InlineData("Niall O'Connor", "McNiall O'Connors", "McN***s")]
    [InlineData("1", "1 of 1", "1 of 1")]
    [InlineData("471", "471 of 471", "471 of 471")]
    [InlineData("4711", "4711 of 47110", "***1 of 47110")]
    [InlineData("Jean <jean.d@example.com>", "Jean or jean.d@example.com", "J*** or j***@***")]
    public void A_name_is_found_as_a_word(string name, string subject, string expected)
    {
        string json = $$"""{"participants":[{"purpose":"customer","participantName":"","sessions":[{"remote":"{{name}}","segments":[{"subject":"{{subject}}"}]}]}]}""";
        using JsonDocument read = JsonDocument.Parse(Apply(json, ("CustomerName", "Mask")));
        string found = read.RootElement.GetProperty("participants")[0].GetProperty("sessions")[0].GetProperty("segments")[0].GetProperty("subject").GetString()!;

        Assert.Equal(name == "Ana Lima" ? "for A***!" : expected, found);
    }

    [Fact]
    public void Numbers_and_names_of_unknown_members_are_searched_too()
    {
        string json = Session("""
            "ani":"49301234567","new":{"number":49301234567,"exact":4.9301234567e10,"other":4930123456.7,"49301234567":true}
            """);

        Assert.Equal(
            Session("\"new\":{\"number\":null,\"exact\":null,\"other\":4930123456.7,\"\":true}"), Apply(json, ("Ani", "Drop")));
    }

    [Fact]
    public void Words_ids_times_and_numbers_of_the_platform_stay()
    {
        const string Json = """
            {"conversationId":"voice","conversationStart":"2026-11-02T08:00:00Z","participants":[{"purpose":"agent","userId":"voice",
             "attributes":{"a":"voice","b":"agent","c":"5000","d":"20261102080000","e":"tTalk"},
             "sessions":[{"mediaType":"voice","metrics":[{"name":"tTalk","value":5000,"emitDate":"2026-11-02T08:00:00Z"}]}]}]}
            """;

        Assert.Equal(
            Json.Replace("""
                "attributes":{"a":"voice","b":"agent","c":"5000","d":"20261102080000","e":"tTalk"},
                """, """
                "attributes":{"a":"v***","b":"a***","c":"***0","d":"***000","e":"t***"},
                """, StringComparison.Ordinal),
            Apply(Json, ("Attributes", "Mask")));
    }

    [Fact]
    public void The_strictest_action_applies_to_what_is_found_elsewhere()
    {
        string json = Session("""
            "ani":"49301234567","dnis":"+49301234567","addressTo":"49301234567","x":"49301234567"
            """);

        Assert.Equal(
            Session("\"ani\":\"***67\",\"dnis\":\"" + HashOfNumber + "\",\"addressTo\":\"" + HashOfNumber + "\",\"x\":\"" + HashOfNumber + "\""),
            Apply(json, ("Ani", "Mask"), ("Dnis", "Hash")));
        Assert.Equal(Session("\"ani\":\"***67\",\"addressTo\":\"\",\"x\":\"\""), Apply(json, ("Ani", "Mask"), ("Dnis", "Drop")));
    }

    [Fact]
    public void Without_anything_to_protect_the_text_is_the_same()
    {
        const string Json = " {\"participants\" : [ null , {\"sessions\":[{\"ani\":null,\"cc\":[],\"x\":\"\\u00e9\\/\"}]}, 5 ] , \"a\":true}\n";

        Assert.Equal(Json, Apply(Json, ("Ani", "Hash"), ("Addresses", "Mask"), ("CustomerName", "Drop")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":1}x")]
    [InlineData("{\"participants\":[{\"purpose\":}]}")]
    [InlineData("{\"a\":\"\\x\"}")]
    public void Text_that_is_not_JSON_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => Apply(json, ("Ani", "Hash"), ("CustomerName", "Drop")));

    [Fact]
    public void The_key_is_not_shown()
    {
        RecordProtection protection = RecordProtection.Of(ProtectionRulesTests.Rules(("Ani", "Hash")), Encoding.UTF8.GetBytes(Secret));

        Assert.DoesNotContain(Secret, $"{protection} {protection.Fingerprint} {protection.Rules}", StringComparison.Ordinal);
        Assert.DoesNotContain(
            Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), "49301234567"u8))[..16],
            protection.Fingerprint,
            StringComparison.OrdinalIgnoreCase);
    }

    internal static string Apply(string json, params (string Field, string Action)[] rules) => Encoding.UTF8.GetString(
        RecordProtection.Of(ProtectionRulesTests.Rules(rules), Encoding.UTF8.GetBytes(Secret)).Apply(Encoding.UTF8.GetBytes(json)).Span);

    private static string Session(string members) => $$"""{"participants":[{"sessions":[{{{members}}}]}]}""";
}
