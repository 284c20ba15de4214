using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Names;

namespace GenesysReporting.Tests.Names;

public class LookupDimensionsTests
{
    [Fact]
    public void Each_of_the_seventeen_is_a_dimension_of_the_catalogue() => Assert.Equal(
        17, AnalyticsCatalog.Dimensions.Count(d => NameDirectory.ForDimension(d.Name) is not null));

    [Theory]
    [InlineData("queueId", LookupKind.Queue)]
    [InlineData("QUEUEID", LookupKind.Queue)]
    [InlineData("userId", LookupKind.User)]
    [InlineData("wrapUpCode", LookupKind.WrapupCode)]
    [InlineData("requestedRoutingSkillId", LookupKind.Skill)]
    [InlineData("flowName", null)]
    [InlineData("mediaType", null)]
    [InlineData("agentId", null)]
    [InlineData("skillExpressionId", null)]
    public void What_a_dimension_holds_is_known(string dimension, LookupKind? kind) =>
        Assert.Equal(kind, NameDirectory.ForDimension(dimension));
}
