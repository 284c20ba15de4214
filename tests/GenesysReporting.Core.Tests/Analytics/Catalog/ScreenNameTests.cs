using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Tests.Analytics.Catalog;

/// <summary>Only what is documented is said to be in the platform's views; other names are what people commonly say.</summary>
public class ScreenNameTests
{
    [Theory]
    [InlineData("tAnswered", "In the platform's views: Answered, Answer %.", "Commonly called: ASA, ")]
    [InlineData("tAbandon", "In the platform's views: Abandoned, Abandon %.", "Commonly called: Abandon, ")]
    [InlineData("nOffered", "In the platform's views: Offered.", "Commonly called: Offer.")]
    [InlineData("oServiceLevel", "In the platform's views: Service Level %.", "Commonly called: Service Level, ")]
    public void The_tip_tells_the_documented_names_from_the_others(string metric, string documented, string usual)
    {
        string tip = Tip(metric);

        Assert.Contains(documented, tip, StringComparison.Ordinal);
        Assert.Contains(usual, tip, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_without_a_source_are_common_usage()
    {
        string[] others = [.. AnalyticsCatalog.Metrics.Select(m => m.Name).Except(["tAnswered", "tAbandon", "nOffered", "oServiceLevel"])];

        Assert.All(others, metric => Assert.DoesNotContain("platform's views", Tip(metric), StringComparison.Ordinal));
        Assert.Contains("Commonly called: AHT, ", Tip("tHandle"), StringComparison.Ordinal);
    }

    private static string Tip(string metric) => CatalogWords.Tip(AnalyticsCatalog.Metrics.Single(m => m.Name == metric));
}
