using GenesysReporting.Auth;
using GenesysReporting.Auth.Choice;

namespace GenesysReporting.Tests.Auth;

public class GrantExplanationTests
{
    private static readonly IReadOnlyList<string>[] Details = [["analytics:conversationDetail:view"]];

    [Fact]
    public void Client_credentials_have_no_user_and_no_scopes()
    {
        GrantExplanation answer = GrantExplanation.Of(GenesysGrantType.ClientCredentials, null, Details, []);

        Assert.Contains(answer.Limits, l => l.Contains("400, not.a.user", StringComparison.Ordinal));
        Assert.Empty(answer.Scopes);
        Assert.Contains("no refresh token", answer.Renewal, StringComparison.Ordinal);
        Assert.Contains(answer.Setup, s => s.Contains("analytics:conversationDetail:view", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, "By refresh token, before")]
    [InlineData(false, "PKCE cannot be renewed")]
    [InlineData(null, "where the client has a secret")]
    public void A_users_sign_in_says_whether_it_is_renewed(bool? canRenew, string expected)
    {
        GrantExplanation answer = GrantExplanation.Of(GenesysGrantType.AuthorizationCode, canRenew, Details, []);

        Assert.Contains(expected, answer.Renewal, StringComparison.Ordinal);
        Assert.Equal(["analytics:readonly"], answer.Scopes);
    }

    [Fact]
    public void A_supplied_tokens_end_is_not_known_and_it_is_not_renewed()
    {
        GrantExplanation answer = GrantExplanation.Of(GenesysGrantType.AccessToken, null, Details, []);

        Assert.StartsWith("None", answer.Renewal, StringComparison.Ordinal);
        Assert.Contains("its end is not known", answer.Renewal, StringComparison.Ordinal);
        Assert.Contains(answer.Limits, l => l.Contains("not.a.user", StringComparison.Ordinal));
        Assert.Equal(2, answer.Setup.Count);
    }
}
