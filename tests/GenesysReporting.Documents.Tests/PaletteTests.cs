using System.Globalization;
using GenesysReporting.Documents.Charts;
using GenesysReporting.Documents.Pages;

namespace GenesysReporting.Documents.Tests;

/// <summary>The contrasts of both colour schemes, by the formula of WCAG 2.2.</summary>
public class PaletteTests
{
    private static readonly string[] Grounds = ["bg", "surface", "head", "hover"];

    public static TheoryData<bool> Schemes => [false, true];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Text_reaches_AA(bool isDark)
    {
        Palette palette = isDark ? Palette.Dark : Palette.Light;
        IEnumerable<(string Text, string Ground)> pairs =
        [
            .. Grounds.SelectMany(ground => new[] { ("text", ground), ("muted", ground) }),
            ("accent", "surface"), ("accent", "head"),
            ("good", "good-bg"), ("fair", "fair-bg"), ("bad", "bad-bg"), ("good", "surface"), ("fair", "surface"), ("bad", "surface"),
        ];

        Assert.All(pairs, pair => Assert.True(Ratio(palette[pair.Text], palette[pair.Ground]) >= 4.5, $"{pair} {Ratio(palette[pair.Text], palette[pair.Ground]):0.00}"));
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Marks_and_borders_reach_AA(bool isDark)
    {
        Palette palette = isDark ? Palette.Dark : Palette.Light;
        string[] marks = [.. Enumerable.Range(0, ChartSeries.Colours).Select(i => $"s{i}"), "border", "accent", "good", "fair", "bad"];

        Assert.All(marks, mark => Assert.True(Ratio(palette[mark], palette["surface"]) >= 3, $"{mark} {Ratio(palette[mark], palette["surface"]):0.00}"));
    }

    [Fact]
    public void Both_schemes_have_the_same_colours() => Assert.Equal(Palette.Light.Names, Palette.Dark.Names);

    private static double Ratio(string a, string b)
    {
        (double high, double low) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (high + 0.05) / (low + 0.05);
    }

    private static double Luminance(string colour)
    {
        double[] parts = [.. new[] { 1, 3, 5 }.Select(at => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
