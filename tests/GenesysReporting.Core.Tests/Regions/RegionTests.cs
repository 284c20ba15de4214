using GenesysReporting.Errors;
using GenesysReporting.Regions;

namespace GenesysReporting.Tests.Regions;

public class RegionTests
{
    [Fact]
    public void The_table_has_the_eighteen_regions_each_once()
    {
        Assert.Equal(18, RegionTable.All.Count);
        Assert.Equal(18, RegionTable.All.Select(r => r.Domain).Distinct().Count());
        Assert.Equal(18, RegionTable.All.Select(r => r.AwsName).Distinct().Count());
    }

    [Theory]
    [InlineData("us-east-1", "mypurecloud.com")]
    [InlineData("us-east-2", "use2.us-gov-pure.cloud")]
    [InlineData("us-west-2", "usw2.pure.cloud")]
    [InlineData("ca-central-1", "cac1.pure.cloud")]
    [InlineData("mx-central-1", "mxc1.pure.cloud")]
    [InlineData("sa-east-1", "sae1.pure.cloud")]
    [InlineData("eu-west-1", "mypurecloud.ie")]
    [InlineData("eu-west-2", "euw2.pure.cloud")]
    [InlineData("eu-central-1", "mypurecloud.de")]
    [InlineData("eu-central-2", "euc2.pure.cloud")]
    [InlineData("eusc-de-east-1", "edee1.eusc-pure.cloud")]
    [InlineData("me-central-1", "mec1.pure.cloud")]
    [InlineData("ap-south-1", "aps1.pure.cloud")]
    [InlineData("ap-northeast-1", "mypurecloud.jp")]
    [InlineData("ap-northeast-2", "apne2.pure.cloud")]
    [InlineData("ap-northeast-3", "apne3.pure.cloud")]
    [InlineData("ap-southeast-1", "apse1.pure.cloud")]
    [InlineData("ap-southeast-2", "mypurecloud.com.au")]
    public void A_region_is_found_by_its_AWS_name_and_by_its_domain(string awsName, string domain)
    {
        Assert.Equal(domain, RegionParser.Parse(awsName).Domain);
        Assert.Equal(awsName, RegionParser.Parse(domain.ToUpperInvariant()).AwsName);
    }

    [Fact]
    public void Tokens_come_from_the_login_host_and_not_from_the_api_host()
    {
        GenesysRegion region = RegionParser.Parse(" mypurecloud.ie ");

        Assert.Equal("https://login.mypurecloud.ie/", region.LoginUri.AbsoluteUri);
        Assert.Equal("https://api.mypurecloud.ie/", region.ApiUri.AbsoluteUri);
    }

    [Fact]
    public void A_domain_that_is_not_listed_is_accepted_and_marked()
    {
        GenesysRegion region = RegionParser.Parse("newx1.pure.cloud");

        Assert.False(region.IsKnown);
        Assert.Equal("api.newx1.pure.cloud", region.ApiUri.Host);
    }

    [Theory]
    [InlineData("eu-wst-1", "UnknownRegion", "eu-west-1")]
    [InlineData("eu_west_1", "UnknownRegion", "eu-west-1")]
    [InlineData("ireland", "UnknownRegion", "tab completion")]
    [InlineData("https://api.mypurecloud.ie/", "RegionIsAddress", "'mypurecloud.ie'")]
    [InlineData("mypurecloud.de/", "RegionIsAddress", "-ApiUri")]
    [InlineData("login.mypurecloud.jp", "RegionIsHost", "'mypurecloud.jp'")]
    [InlineData("-.", "UnknownRegion", "mypurecloud.ie")]
    public void What_is_no_region_is_refused_with_the_nearest_right_name(string given, string errorId, string hint)
    {
        var error = Assert.Throws<InputException>(() => RegionParser.Parse(given));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(hint, error.Message + error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void User_names_in_an_address_do_not_reach_the_error()
    {
        var error = Assert.Throws<InputException>(() => RegionParser.Parse("https://me:hush@example.org/?k=hush"));

        Assert.DoesNotContain("hush", error.Message + error.NextStep + error.Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://gateway.example.org", "PlainHttpRefused")]
    [InlineData("ftp://127.0.0.1", "AddressNotHttp")]
    [InlineData("api.example.org", "AddressNotHttp")]
    [InlineData("https://me:hush@gateway.example.org", "AddressHasExtras")]
    [InlineData("https://gateway.example.org/?key=hush", "AddressHasExtras")]
    public void An_unfit_address_is_refused_without_showing_its_secrets(string address, string errorId)
    {
        var given = new Uri(address, UriKind.RelativeOrAbsolute);
        var good = new Uri("https://login.example.org");

        var error = Assert.Throws<InputException>(() => ConnectTarget.Resolve(null, given, good));

        Assert.Equal(errorId, error.ErrorId);
        Assert.DoesNotContain("hush", error.Message + error.Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, null, "RegionMissing")]
    [InlineData("eu-west-1", "https://a.example", "https://l.example", "RegionAndAddresses")]
    [InlineData(null, "https://a.example", null, "AddressesIncomplete")]
    [InlineData(null, null, "https://l.example", "AddressesIncomplete")]
    public void Where_to_sign_in_is_said_once_and_wholly(string? region, string? api, string? login, string errorId)
    {
        Uri? apiUri = api is null ? null : new Uri(api);
        Uri? loginUri = login is null ? null : new Uri(login);

        var error = Assert.Throws<InputException>(() => ConnectTarget.Resolve(region, apiUri, loginUri));

        Assert.Equal(errorId, error.ErrorId);
    }

    [Theory]
    [InlineData("https://gw.example/genesys/api/", "https://gw.example/genesys/api/api/v2/tokens/me")]
    [InlineData("https://gw.example:8443", "https://gw.example:8443/api/v2/tokens/me")]
    public void A_gateway_prefix_stays_before_the_path(string baseUri, string expected) =>
        Assert.Equal(expected, PlatformEndpoints.Combine(new Uri(baseUri), "/api/v2/tokens/me").AbsoluteUri);
}
