using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GenesysReporting.Protection;

namespace GenesysReporting.Tests.Protection;

/// <summary>The promises of the protection, tested with random records.</summary>
public class RandomProtectionTests
{
    [Theory]
    [InlineData("")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    [InlineData("th-TH")]
    public void A_record_is_protected_in_each_place_and_the_same_in_all_others(string culture)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        for (int seed = 0; seed < 1000; seed++)
        {
            var random = new RandomProtection(seed);
            JsonNode output = Apply(random, random.Write());

            Assert.True(JsonNode.DeepEquals(random.Expected, output), $"Seed {seed}, {random.Rules}: {string.Join("; ", Differences(random.Expected, output, "$"))}");
        }
    }

    [Fact]
    public void No_protected_value_is_left_in_any_text()
    {
        for (int seed = 0; seed < 1000; seed++)
        {
            var random = new RandomProtection(seed);
            string[] texts = [.. Texts(Apply(random, random.Write()))];

            Assert.All(random.Hidden, hidden => Assert.DoesNotContain(texts, t => t.Contains(hidden, StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Fact]
    public void What_is_protected_is_not_changed_by_a_record_before_it()
    {
        var first = new RandomProtection(7);
        RecordProtection protection = Protection(first);
        byte[] text = Encoding.UTF8.GetBytes(first.Write());
        byte[] alone = protection.Apply(text).ToArray();
        for (int seed = 0; seed < 20; seed++)
        {
            _ = protection.Apply(Encoding.UTF8.GetBytes(new RandomProtection(seed).Write()));
            Assert.ThrowsAny<System.Text.Json.JsonException>(() => protection.Apply(text.AsSpan(0, text.Length - 1)));
            Assert.Equal(alone, protection.Apply(text).ToArray());
        }
    }

    [Fact]
    public void Several_threads_use_one_protection()
    {
        var random = new RandomProtection(11);
        RecordProtection protection = Protection(random);
        byte[] text = Encoding.UTF8.GetBytes(random.Write());
        byte[] expected = protection.Apply(text).ToArray();

        Parallel.For(0, 200, _ => Assert.Equal(expected, protection.Apply(text).ToArray()));
    }

    private static JsonNode Apply(RandomProtection random, string text) =>
        JsonNode.Parse(Protection(random).Apply(Encoding.UTF8.GetBytes(text)).Span)!;

    private static RecordProtection Protection(RandomProtection random) =>
        RecordProtection.Of(random.Rules, Encoding.UTF8.GetBytes(RandomProtection.Key));

    private static IEnumerable<string> Differences(JsonNode? a, JsonNode? b, string path) => (a, b) switch
    {
        (JsonObject one, JsonObject other) => one.Select(m => m.Key).Union(other.Select(m => m.Key))
            .SelectMany(name => one.ContainsKey(name) == other.ContainsKey(name)
                ? Differences(one[name], other[name], $"{path}.{name}")
                : [$"{path}.{name} is {(one.ContainsKey(name) ? "missing" : $"{other[name]}, and must be missing")}"]),
        (JsonArray one, JsonArray other) when one.Count == other.Count =>
            one.Zip(other).SelectMany((pair, i) => Differences(pair.First, pair.Second, $"{path}[{i}]")),
        _ => JsonNode.DeepEquals(a, b) ? [] : [$"{path} is {b?.ToJsonString() ?? "null"}, and must be {a?.ToJsonString() ?? "null"}"],
    };

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject whole => whole.SelectMany(m => Texts(m.Value).Prepend(m.Key)),
        JsonArray list => list.SelectMany(Texts),
        null => [],
        _ => [node.ToString()],
    };
}
