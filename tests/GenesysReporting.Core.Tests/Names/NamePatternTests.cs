using System.Globalization;
using GenesysReporting.Collections;

namespace GenesysReporting.Tests.Names;

public class NamePatternTests
{
    [Theory]
    [InlineData("Billing", "billing", true)]
    [InlineData("Billing", "Billing 2", false)]
    [InlineData("B*", "Billing", true)]
    [InlineData("b*G", "Billing", true)]
    [InlineData("*", "", true)]
    [InlineData("*lin*", "Billing", true)]
    [InlineData("B*x", "Billing", false)]
    [InlineData("Line ?", "Line 1", true)]
    [InlineData("Line ?", "Line 12", false)]
    [InlineData("Line [12]", "Line 2", true)]
    [InlineData("Line [12]", "Line 3", false)]
    [InlineData("Line [a-c]", "Line B", true)]
    [InlineData("Line [c-a]", "Line b", false)]
    [InlineData("Line [c-a]", "Line -", true)]
    [InlineData("Line [^1]", "Line ^", true)]
    [InlineData("Line [^1]", "Line 2", false)]
    [InlineData("Line [12]", "Line [12]", true)]
    [InlineData("Line [", "Line [", true)]
    [InlineData("Line []", "Line []", true)]
    [InlineData("Line `[12`]", "Line [12]", true)]
    [InlineData("Line `[12`]", "Line 1", false)]
    [InlineData("5`* support", "5* support", true)]
    [InlineData("5`* support", "5 and support", false)]
    [InlineData("a.c", "abc", false)]
    [InlineData("a.*", "a.c", true)]
    [InlineData("(x|y)*", "(x|y)z", true)]
    [InlineData("end`", "end`", true)]
    [InlineData("two*lines", "two\nlines", true)]
    [InlineData("line", "line\n", false)]
    [InlineData("l*e", "line\n", false)]
    [InlineData("ÇAĞLA*", "çağla ışık", true)]
    public void A_name_fits_or_does_not(string pattern, string name, bool fits) =>
        Assert.Equal(fits, new NamePattern(pattern).IsMatch(name));

    [Theory]
    [InlineData("Billing", "Billing")]
    [InlineData("5`* support", "5* support")]
    [InlineData("Line [", "Line [")]
    [InlineData("B*", null)]
    [InlineData("B?", null)]
    [InlineData("[ab]", null)]
    public void A_name_without_wildcards_is_meant_as_it_is(string pattern, string? literal) =>
        Assert.Equal(literal, new NamePattern(pattern).Literal);

    [Theory]
    [InlineData("5* support? [a-b] `x`")]
    [InlineData("plain")]
    public void An_escaped_name_means_itself_alone(string name)
    {
        var pattern = new NamePattern(NamePattern.Escape(name));

        Assert.Equal(name, pattern.Literal);
        Assert.True(pattern.IsMatch(name));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void The_users_culture_changes_nothing(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            Assert.True(new NamePattern("BILLING").IsMatch("billing"));
            Assert.True(new NamePattern("BILL*").IsMatch("billing"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Many_wildcards_take_no_longer_than_few() =>
        Assert.False(new NamePattern(string.Concat(Enumerable.Repeat("*a", 40)) + "b").IsMatch(new string('a', 5_000)));
}
