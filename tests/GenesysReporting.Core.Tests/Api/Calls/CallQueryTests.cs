using System.Collections;
using System.Globalization;
using System.Numerics;
using CsCheck;
using GenesysReporting.Api.Calls;
using GenesysReporting.Errors;
using GenesysReporting.Regions;

namespace GenesysReporting.Tests.Api.Calls;

public class CallQueryTests
{
    private static readonly PlatformEndpoints Ireland = PlatformEndpoints.Of(RegionTable.Find("eu-west-1")!);

    public static TheoryData<object, string> Values => new()
    {
        { "a b&c=d#e?f/ü+%", "a%20b%26c%3Dd%23e%3Ff%2F%C3%BC%2B%25" },
        { string.Empty, string.Empty },
        { true, "true" },
        { false, "false" },
        { 1.5, "1.5" },
        { 1234567.5m, "1234567.5" },
        { -3, "-3" },
        { BigInteger.Pow(10, 30), "1000000000000000000000000000000" },
        { 'x', "x" },
        { Guid.Empty, "00000000-0000-0000-0000-000000000000" },
        { DayOfWeek.Monday, "Monday" },
        { new Uri("https://a/b"), "https%3A%2F%2Fa%2Fb" },
        { new DateTime(2026, 11, 1, 8, 0, 0, DateTimeKind.Utc), "2026-11-01T08%3A00%3A00.000Z" },
        { new DateTimeOffset(2026, 11, 1, 8, 0, 0, 123, TimeSpan.FromHours(2)), "2026-11-01T06%3A00%3A00.123Z" },
        { new DateOnly(2026, 11, 1), "2026-11-01" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_reads_the_same_in_every_culture(object value, string expected)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal($"?v={expected}", With(("v", value)).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_list_repeats_the_name() =>
        Assert.Equal("?id=a&id=b%2Cc&n=1", With(("id", new ArrayList { "a", "b,c" }), ("n", 1)).ToString());

    [Theory]
    [InlineData("v", null, "QueryValueMissing")]
    [InlineData("v", new object[0], "QueryValueMissing")]
    [InlineData("v", new object?[] { "a", null }, "QueryValueMissing")]
    [InlineData("", "a", "QueryKeyMissing")]
    [InlineData(" ", "a", "QueryKeyMissing")]
    [InlineData("v", double.NaN, "QueryValueUnsupported")]
    [InlineData("v", float.PositiveInfinity, "QueryValueUnsupported")]
    [InlineData("accessToken", "a", "SecretInQuery")]
    [InlineData("client_secret", "a", "SecretInQuery")]
    [InlineData("PAGESIZE", 1, "QueryKeyTwice")]
    public void What_has_no_place_in_a_query_is_refused(string name, object? value, string errorId)
    {
        var call = new ApiCall(CallMethod.GET, CallTarget.Parse("/api/v2/users?pageSize=5", Ireland));

        var error = Assert.Throws<InputException>(() => call.WithQuery([KeyValuePair.Create(name, value)]));

        Assert.Equal(errorId, error.ErrorId);
    }

    [Fact]
    public void A_TimeSpan_and_a_table_are_refused()
    {
        Assert.Equal("QueryValueUnsupported", Assert.Throws<InputException>(() => With(("v", TimeSpan.Zero))).ErrorId);
        Assert.Equal("QueryValueUnsupported", Assert.Throws<InputException>(() => With(("v", new Hashtable()))).ErrorId);
    }

    [Fact]
    public void Names_and_values_come_back_as_they_went_in() => Gen
        .Select(Text.Where(name => !string.IsNullOrWhiteSpace(name) && !SecretNames.IsRefused(name)), Text)
        .Array[1, 4]
        .Sample(pairs =>
        {
            CallQuery query = With(pairs.DistinctBy(p => p.Item1, StringComparer.OrdinalIgnoreCase)
                .Select(p => (p.Item1, (object?)p.Item2)).ToArray());
            CallQuery read = CallQuery.Parse(query.ToString()[1..], "/api/x");

            Assert.All(pairs.DistinctBy(p => p.Item1, StringComparer.OrdinalIgnoreCase), p => Assert.Equal(p.Item2, read.Value(p.Item1)));
            Assert.Equal(query.ToString(), read.ToString());
        });

    [Fact]
    public void What_stands_in_the_path_is_joined_and_stays_as_it_was() =>
        Assert.Equal("?a=%2B+%7e&b=x%20y", CallQuery.Parse("a=%2B+%7e", "/api/x").Add("b", ["x y"]).ToString());

    [Fact]
    public void Values_that_may_be_secret_are_not_shown() =>
        Assert.Equal("?a=1&pageToken=***&code=***", CallQuery.Parse("a=1&pageToken=x&code=y", "/api/x").Shown);

    private static readonly Gen<string> Text = Gen.OneOf(Gen.Char.AlphaNumeric, Gen.Char["&=+% #?/ü漢\n\"\\:"])
        .Array[0, 12].Select(chars => new string(chars));

    private static CallQuery With(params (string Name, object? Value)[] parameters) =>
        new ApiCall(CallMethod.GET, new CallTarget("/api/x", CallQuery.Empty))
            .WithQuery(parameters.Select(p => KeyValuePair.Create(p.Name, p.Value)))
            .Target.Query;
}
