using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Numerics;
using System.Security;
using System.Text;
using System.Text.Json;
using CsCheck;
using GenesysReporting.Api.Calls;
using GenesysReporting.Errors;

namespace GenesysReporting.Tests.Api.Calls;

public class BodyTests
{
    [Fact]
    public void JSON_is_sent_as_it_was_given()
    {
        const string Given = "{ \"a\" : 1.50, \"a\":\"ü\" }\n";

        Assert.Equal(Given, Encoding.UTF8.GetString(BodyText.Check("\uFEFF" + Given).Span));
    }

    [Theory]
    [InlineData("{\"a\":1,}", 1, 8)]
    [InlineData("{\n  \"ü\": tru\n}", 2, 11)]
    [InlineData("{\"a\":1", 1, 7)]
    [InlineData("{} {}", 1, 4)]
    [InlineData("@{a=1}", 1, 1)]
    [InlineData("", 1, 1)]
    [InlineData("{\"a\":NaN}", 1, 6)]
    [InlineData("// x\n{}", 1, 1)]
    public void A_fault_in_JSON_is_named_with_its_place(string given, int line, int position)
    {
        var error = Assert.Throws<InputException>(() => BodyText.Check(given));

        Assert.Equal("BodyNotJson", error.ErrorId);
        Assert.Contains($"line {line}, position {position}:", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("reader options", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_platforms_limit_is_the_limit()
    {
        string fits = $"\"{new string('a', BodyText.MaxBytes - 2)}\"";

        Assert.Equal(BodyText.MaxBytes, BodyText.Check(fits).Length);
        Assert.Equal("BodyTooLarge", Assert.Throws<InputException>(() => BodyText.Check(fits + " ")).ErrorId);
        Assert.Equal("BodyTooLarge", Refusal(new[] { new string('a', 300_000), new string('b', 300_000) }));
    }

    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" },
        { DBNull.Value, "null" },
        { "a\"ü<漢", "\"a\\\"ü<漢\"" },
        { 'c', "\"c\"" },
        { true, "true" },
        { ulong.MaxValue, "18446744073709551615" },
        { BigInteger.Pow(10, 25), "10000000000000000000000000" },
        { 1.10m, "1.10" },
        { 0.1, "0.1" },
        { 0.1f, "0.1" },
        { DayOfWeek.Friday, "\"Friday\"" },
        { Guid.Empty, "\"00000000-0000-0000-0000-000000000000\"" },
        { new Uri("https://a/b c", UriKind.Absolute), "\"https://a/b c\"" },
        { new Version(1, 2), "\"1.2\"" },
        { new DateTime(2026, 11, 1, 8, 0, 0, DateTimeKind.Utc), "\"2026-11-01T08:00:00.000Z\"" },
        { new DateTimeOffset(2026, 11, 1, 8, 0, 0, 5, TimeSpan.FromHours(-5)), "\"2026-11-01T08:00:00.005-05:00\"" },
        { new DateOnly(2026, 11, 1), "\"2026-11-01\"" },
        { Array.Empty<object>(), "[]" },
        { new object?[] { 1, null, new[] { "x" } }, "[1,null,[\"x\"]]" },
        { new OrderedDictionary { { "b", 1 }, { 2, "x" } }, "{\"b\":1,\"2\":\"x\"}" },
        { new Dictionary<string, object?> { ["id"] = 1, ["ID"] = 2 }, "{\"id\":1,\"ID\":2}" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void An_object_becomes_JSON(object? value, string expected) => Assert.Equal(expected, Write(value));

    [Fact]
    public void A_time_without_a_kind_is_local_and_gets_its_offset()
    {
        var time = new DateTime(2026, 7, 1, 8, 0, 0);

        string text = Write(time).Trim('"');

        Assert.Matches(@"T08:00:00\.000(Z|[+-]\d\d:\d\d)$", text);
        Assert.Equal(new DateTimeOffset(time), DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Nothing_is_cut_off_however_deep()
    {
        object deep = "end";
        for (int i = 0; i < 99; i++)
        {
            deep = i % 2 == 0 ? new Hashtable { ["a"] = deep } : new[] { deep };
        }

        Assert.Contains("end", Write(deep), StringComparison.Ordinal);
        Assert.Equal("BodyTooDeep", Refusal(new[] { new[] { deep } }));
    }

    [Fact]
    public void What_holds_itself_is_refused_and_what_stands_twice_is_not()
    {
        var shared = new Hashtable { ["x"] = 1 };
        var cycle = new Hashtable();
        cycle["filter"] = new object[] { cycle };

        Assert.Equal("[{\"x\":1},{\"x\":1}]", Write(new[] { shared, shared }));
        var error = Assert.Throws<InputException>(() => Write(cycle));
        Assert.Equal("BodyCyclic", error.ErrorId);
        Assert.Contains("$.filter[0]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_sure_form_is_refused()
    {
        Assert.Equal("BodyNumberUnsupported", Refusal(double.NaN));
        Assert.Equal("BodyNumberUnsupported", Refusal(float.PositiveInfinity));
        Assert.Equal("BodyValueUnsupported", Refusal(TimeSpan.FromHours(1)));
        Assert.Equal("BodyValueUnsupported", Refusal(new byte[] { 1 }));
        Assert.Equal("BodyValueUnsupported", Refusal(new Hashtable { ["p"] = new SecureString() }));
        Assert.Equal("BodyValueUnsupported", Refusal(new object()));
    }

    [Fact]
    public void A_page_number_is_put_into_a_body_and_the_rest_stays()
    {
        ReadOnlyMemory<byte> body = BodyText.Check("{\"interval\":\"ü\",\"paging\":{\"pageSize\":5},\"x\":1e3}");

        Assert.Equal(5, BodyPage.Read(body, "paging", "pageSize"));
        Assert.Null(BodyPage.Read(body, "paging", "pageNumber"));
        Assert.Equal(
            "{\"interval\":\"ü\",\"x\":1e3,\"paging\":{\"pageSize\":5,\"pageNumber\":2}}",
            Encoding.UTF8.GetString(BodyPage.WithPaging(body, 5, 2).Span));
    }

    [Fact]
    public void Whatever_is_written_reads_back() => Gen
        .Recursive<object?>((depth, inner) => depth > 5
            ? Gen.Int.Select(i => (object?)(long)i)
            : Gen.OneOf<object?>(
                Gen.Long.Select(l => (object?)l),
                Gen.Char.AlphaNumeric.Array[0, 5].Select(c => (object?)new string(c)),
                Gen.Bool.Select(b => (object?)b),
                inner.Array[0, 4].Select(a => (object?)a),
                Gen.Select(Gen.Char['a', 'f'], inner).Array[0, 4].Select(p => (object?)p
                    .DistinctBy(x => x.Item1).ToDictionary(x => x.Item1.ToString(), x => x.Item2))))
        .Sample(value =>
        {
            string json = Write(value);
            Assert.Equal(JsonSerializer.Serialize(value), json);
        });

    private static string Write(object? value) => Encoding.UTF8.GetString(new BodyWriter(new NoWrappers()).Write(value).Span);

    private static string Refusal(object? value) => Assert.Throws<InputException>(() => Write(value)).ErrorId;

    private sealed class NoWrappers : IBodyShape
    {
        public object? Unwrap(object? value) => value;

        public IEnumerable<KeyValuePair<string, object?>>? Members(object value) => null;
    }
}
