using CsCheck;
using GenesysReporting.Api.Calls;
using GenesysReporting.Errors;
using GenesysReporting.Regions;

namespace GenesysReporting.Tests.Api.Calls;

public class CallTargetTests
{
    private static readonly PlatformEndpoints Ireland = PlatformEndpoints.Of(RegionTable.Find("eu-west-1")!);

    private static readonly PlatformEndpoints Gateway = PlatformEndpoints.Of(
        new Uri("https://gw.example.org:8443/genesys"), new Uri("https://gw.example.org:8443/login"));

    [Theory]
    [InlineData("/api/v2/users", "/api/v2/users")]
    [InlineData("api/v2/users", "/api/v2/users")]
    [InlineData("  /api/v2/users ", "/api/v2/users")]
    [InlineData("/api/v2/users?state=any&id=a,b", "/api/v2/users?state=any&id=a,b")]
    [InlineData("/api/v2/users?", "/api/v2/users")]
    [InlineData("/api/v2/users?&a=1&&b", "/api/v2/users?a=1&b")]
    [InlineData("/api/v2/users?next=https://a/b?c", "/api/v2/users?next=https://a/b?c")]
    [InlineData("/api/v2/x/tel:+33,1@a", "/api/v2/x/tel:+33,1@a")]
    [InlineData("/api/v2/x/a%2Fb%20c", "/api/v2/x/a%2Fb%20c")]
    [InlineData("/api/v2/x/100%25", "/api/v2/x/100%25")]
    [InlineData("/api/v2/x/a b\"ü😀", "/api/v2/x/a%20b%22%C3%BC%F0%9F%98%80")]
    [InlineData("/api/v2/x/..a/b...", "/api/v2/x/..a/b...")]
    [InlineData("https://api.mypurecloud.ie/api/v2/users?x=1", "/api/v2/users?x=1")]
    [InlineData("HTTPS://API.mypurecloud.ie:443/api/v2/users", "/api/v2/users")]
    [InlineData("https://api.mypurecloud.ie//api/v2/users", "/api/v2/users")]
    public void A_path_is_taken_as_it_is_meant(string given, string expected) =>
        Assert.Equal(expected, CallTarget.Parse(given, Ireland).PathAndQuery);

    [Theory]
    [InlineData("https://evil.example/api/v2/users", "PathOutsideSession")]
    [InlineData("http://api.mypurecloud.ie/api/v2/users", "PathOutsideSession")]
    [InlineData("https://api.mypurecloud.ie:8443/api/v2/users", "PathOutsideSession")]
    [InlineData("https://api.mypurecloud.ie.evil.example/api/v2/users", "PathOutsideSession")]
    [InlineData("https://api.mypurecloud.ie@evil.example/api/v2/users", "PathOutsideSession")]
    [InlineData("https://user:pass@api.mypurecloud.ie/api/v2/users", "PathOutsideSession")]
    [InlineData("https://login.mypurecloud.ie/api/v2/users", "PathOutsideSession")]
    [InlineData("https:api.mypurecloud.ie/api/v2/users", "PathOutsideSession")]
    [InlineData("https:///api/v2/users", "PathOutsideSession")]
    [InlineData("https://?/api/v2/users", "PathOutsideSession")]
    [InlineData("//evil.example/api/v2/users", "PathOutsideSession")]
    [InlineData("//api.mypurecloud.ie/api/v2/users", "PathOutsideSession")]
    [InlineData("///evil.example/api/v2/users", "PathOutsideSession")]
    [InlineData("file:///etc/passwd", "PathOutsideSession")]
    [InlineData("javascript:alert(1)", "PathOutsideSession")]
    [InlineData("evil.example:443/api/v2", "PathOutsideSession")]
    [InlineData("api.mypurecloud.ie/api/v2/users", "PathOutsideApi")]
    [InlineData("/oauth/token", "PathOutsideApi")]
    [InlineData("/", "PathOutsideApi")]
    [InlineData("  ", "PathOutsideApi")]
    [InlineData("/v2/users", "PathOutsideApi")]
    [InlineData("/API/v2/users", "PathOutsideApi")]
    [InlineData("/@evil.example/api/v2/users", "PathOutsideApi")]
    [InlineData("/https://evil.example/api/v2/users", "PathOutsideApi")]
    [InlineData("@evil.example/api/v2/users", "PathOutsideApi")]
    [InlineData(".evil.example/api/", "PathOutsideApi")]
    [InlineData("/api/", "PathSegmentEmpty")]
    [InlineData("/api/v2/users/", "PathSegmentEmpty")]
    [InlineData("/api/v2//users", "PathSegmentEmpty")]
    [InlineData("/api/v2/users/{userId}", "PathHasPlaceholder")]
    [InlineData("/api/v2/../../oauth/token", "PathInvalid")]
    [InlineData("/api/v2/./users", "PathInvalid")]
    [InlineData("/api/v2/%2e%2e/x", "PathInvalid")]
    [InlineData("/api/v2/.%2E/x", "PathInvalid")]
    [InlineData("/api/v2/%252e%252e/x", "PathInvalid")]
    [InlineData("/api/v2/%25252e%25252e/x", "PathInvalid")]
    [InlineData("/api/v2/a%2f..%2fb", "PathInvalid")]
    [InlineData("/api/v2/..;a=b/x", "PathInvalid")]
    [InlineData("/api/v2/%c0%ae%c0%ae/x", "PathInvalid")]
    [InlineData("/api/v2/a%", "PathInvalid")]
    [InlineData("/api/v2/a%zz", "PathInvalid")]
    [InlineData("/api/v2/a%0d%0aX", "PathInvalid")]
    [InlineData("/api/v2/a\r\nHost: x", "PathInvalid")]
    [InlineData("/api/v2\\..\\x", "PathInvalid")]
    [InlineData("\\\\evil.example\\api", "PathInvalid")]
    [InlineData("/api/v2/a%5c..", "PathInvalid")]
    [InlineData("/api/v2/users#x", "PathInvalid")]
    [InlineData("/api/v2/users?name=C#", "PathInvalid")]
    [InlineData("/api/v2/users?a=%", "PathInvalid")]
    [InlineData("/api/v2/users?=1", "QueryKeyMissing")]
    [InlineData("/api/v2/users?%20=1", "QueryKeyMissing")]
    [InlineData("/api/v2/users?access_token=abc", "SecretInQuery")]
    [InlineData("/api/v2/users?Client%5FSecret=abc", "SecretInQuery")]
    public void A_path_that_could_lead_elsewhere_is_refused(string given, string errorId)
    {
        var error = Assert.Throws<InputException>(() => CallTarget.Parse(given, Ireland));

        Assert.Equal(errorId, error.ErrorId);
        Assert.DoesNotContain("pass@", error.Message + error.Target, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", error.Message + error.Target, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("users", "/api/v2/users")]
    [InlineData("/v2/users", "/api/v2/users")]
    [InlineData("/API/v2/users", "/api/v2/users")]
    public void A_path_without_its_beginning_is_answered_with_the_whole(string given, string near) => Assert.Contains(
        $"'{near}'", Assert.Throws<InputException>(() => CallTarget.Parse(given, Ireland)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("/api/v2/users")]
    [InlineData("https://gw.example.org:8443/genesys/api/v2/users")]
    public void A_gateways_prefix_belongs_to_the_host_and_not_to_the_path(string given)
    {
        CallTarget target = CallTarget.Parse(given, Gateway);

        Assert.Equal("/api/v2/users", target.PathAndQuery);
        Assert.Equal(
            "https://gw.example.org:8443/genesys/api/v2/users",
            PlatformEndpoints.Combine(Gateway.ApiUri, target.PathAndQuery).AbsoluteUri);
    }

    [Theory]
    [InlineData("https://gw.example.org:8443/api/v2/users")]
    [InlineData("https://gw.example.org:8443/genesysX/api/v2/users")]
    [InlineData("https://gw.example.org:8443/Genesys/api/v2/users")]
    [InlineData("https://gw.example.org/genesys/api/v2/users")]
    public void An_address_outside_the_gateways_prefix_is_refused(string given) => Assert.Equal(
        "PathOutsideSession", Assert.Throws<InputException>(() => CallTarget.Parse(given, Gateway)).ErrorId);

    /// <summary>No address built from the parts of such attacks leads to another place.</summary>
    [Fact]
    public void No_path_ever_leads_to_another_host_or_out_of_the_api() => Gen
        .OneOf(
            Piece.Array[1, 9].Select(string.Concat),
            Piece.Array[0, 6].Select(p => "/api/v2/" + string.Concat(p)),
            Piece.Array[0, 6].Select(p => "https://api.mypurecloud.ie/api/v2/" + string.Concat(p)),
            Gen.String.Select(s => "/api/v2/x" + s))
        .Sample(given => Assert.All([Ireland, Gateway], endpoints => StaysInside(given, endpoints)), iter: 20_000);

    private static readonly string[] Pieces =
    [
        "/", "//", "\\", ".", "..", "%2e", "%2E%2e", "%252e", "%2f", "%5c", "%", "@", ":", "?", "#", "&", "=", ";", "a", "api", "/api/v2/",
        "https://", "http:", "evil.example", "api.mypurecloud.ie", "gw.example.org:8443", "/genesys", "\t", "\r\n", "\0", " ", "%00", "%0a",
        "ü", "\u2024", "\uFF0F", "\uD800", "{x}", "[", "+", "%c0%ae", "[::1]", "localhost", "user:pw@",
    ];

    private static Gen<string> Piece { get; } = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]);

    private static void StaysInside(string given, PlatformEndpoints endpoints)
    {
        CallTarget target;
        try
        {
            target = CallTarget.Parse(given, endpoints);
        }
        catch (InputException)
        {
            return;
        }

        Uri sent = PlatformEndpoints.Combine(endpoints.ApiUri, target.PathAndQuery);
        Assert.Equal(
            (endpoints.ApiUri.Scheme, endpoints.ApiUri.Host, endpoints.ApiUri.Port, ""),
            (sent.Scheme, sent.Host, sent.Port, sent.UserInfo));
        Assert.StartsWith(endpoints.ApiUri.AbsolutePath.TrimEnd('/') + "/api/", sent.AbsolutePath, StringComparison.Ordinal);
        // The framework unescapes what needs no escape; every part stays what and where it was.
        Assert.Equal(
            (endpoints.ApiUri.AbsolutePath.TrimEnd('/') + target.Path).Split('/').Select(PercentText.Decode),
            sent.AbsolutePath.Split('/').Select(PercentText.Decode));
        Assert.Equal(string.Empty, sent.Fragment);
    }
}
