using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Auth;
using GenesysReporting.Auth.Choice;

namespace GenesysReporting.Tests.Auth;

public class PermissionHintsTests
{
    [Theory]
    [InlineData("analytics:conversation:view")]
    [InlineData(" Analytics:Conversation:View ")]
    [InlineData("analytics:conversations:read")]
    public void The_tutorials_name_is_answered_with_permission_and_scope(string name)
    {
        foreach (string? hint in new[] { PermissionHints.OfPermission(name), PermissionHints.OfScope(name) })
        {
            Assert.StartsWith($"{name.Trim()} is neither a permission nor a scope of the platform; ", hint, StringComparison.Ordinal);
            Assert.Contains("analytics:conversationDetail:view", hint, StringComparison.Ordinal);
            Assert.Contains("analytics:readonly", hint, StringComparison.Ordinal);
        }

        Assert.Equal("analytics:conversationDetail:view", PermissionHints.RightPermission(name));
        Assert.Equal("analytics:readonly", PermissionHints.RightScope(name));
    }

    [Theory]
    [InlineData("user:view", "neither a permission nor a scope", null)]
    [InlineData("analytics:readonly", "is a scope, not a permission", null)]
    [InlineData("analytics", "is a scope, not a permission", null)]
    [InlineData("analytics:conversationDetails:view", "Did you mean analytics:conversationDetail:view?", "analytics:conversationDetails:view")]
    [InlineData("ANALYTICS:conversationdetail:view", null, "analytics:conversationDetail:view")]
    [InlineData("routing:queue:view", null, "routing:queue:view")]
    [InlineData("admin", null, "admin")]
    public void A_permissions_name_is_put_right_where_that_is_certain(string name, string? hint, string? right)
    {
        Check(hint, PermissionHints.OfPermission(name));
        Assert.Equal(right, PermissionHints.RightPermission(name));
    }

    [Theory]
    [InlineData("analytics", null, "analytics")]
    [InlineData("routing:readonly", null, "routing:readonly")]
    [InlineData("analytics:conversationDetail:view", "the nearest one is analytics:readonly", "analytics:readonly")]
    [InlineData("analytics:read", "the nearest one is analytics:readonly", "analytics:readonly")]
    [InlineData("users:view", "nearest scope is users:readonly", "users:readonly")]
    [InlineData("quality:read", "'resource:readonly'", "quality:read")]
    [InlineData("", "'resource:readonly'", "")]
    public void A_scopes_name_is_put_right_where_that_is_certain(string name, string? hint, string right)
    {
        Check(hint, PermissionHints.OfScope(name));
        Assert.Equal(right, PermissionHints.RightScope(name));
    }

    [Fact]
    public void What_the_query_types_need_is_known() => Assert.All(
        AnalyticsCatalog.Families.SelectMany(f => f.Permissions),
        permission => Assert.Null(PermissionHints.OfPermission(permission)));

    [Fact]
    public void A_wrong_name_becomes_a_warning_and_does_not_reach_the_steps()
    {
        GrantRecommendation answer = GrantChoice.Recommend(new GrantQuestion(DataOwner.Organization)
        {
            Permissions = [["analytics:conversation:view"], ["user:view"]],
            Scopes = ["analytics:conversation:view"],
        });

        Assert.Equal(["analytics:conversationDetail:view"], answer.Permissions);
        Assert.Empty(answer.Scopes);
        Assert.Equal(3, answer.Warnings.Count);
        Assert.Contains(answer.Warnings, w => w.StartsWith("Scopes do not apply to client credentials", StringComparison.Ordinal));
        Assert.DoesNotContain(answer.Setup, s => s.Contains("conversation:view", StringComparison.Ordinal));
    }

    [Fact]
    public void Scopes_of_a_users_grant_cover_what_was_meant()
    {
        GrantRecommendation answer = GrantChoice.Recommend(new GrantQuestion(DataOwner.User)
        {
            Permissions = [["analytics:userDetail:view"], ["routing:queue:view"], ["user:view"]],
            Scopes = ["conversations:readonly", "analytics"],
        });

        Assert.Equal(GenesysGrantType.AuthorizationCode, answer.GrantType);
        Assert.Equal(
            ["analytics:readonly", "routing:readonly", "users:readonly", "conversations:readonly", "analytics"], answer.Scopes);
        Assert.Equal(["analytics:userDetail:view", "routing:queue:view"], answer.Permissions);
    }

    private static void Check(string? expected, string? hint)
    {
        if (expected is null)
        {
            Assert.Null(hint);
        }
        else
        {
            Assert.Contains(expected, hint, StringComparison.Ordinal);
        }
    }
}
