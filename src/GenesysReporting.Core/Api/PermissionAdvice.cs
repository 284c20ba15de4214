using GenesysReporting.Auth;
using GenesysReporting.Errors;

namespace GenesysReporting.Api;

/// <summary>The advice for a 403, which depends on the grant: who needs the permission, and whether scopes apply.</summary>
internal static class PermissionAdvice
{
    private const string ClientPage = "Admin > Integrations > OAuth > the client";

    public static string For(GenesysGrantType grantType, ApiFailure failure)
    {
        string what = failure.Permissions.Count == 0 ? "the permission" : $"'{failure.Permissions[0]}'";
        return grantType switch
        {
            GenesysGrantType.ClientCredentials =>
                $"For client credentials, give the client a role with {what}, in the divisions it should see ({ClientPage} > Roles). "
                + "Scopes do not apply to client credentials.",
            GenesysGrantType.AuthorizationCode or GenesysGrantType.Saml2Bearer =>
                $"Two things must allow it: the user's own roles (a role with {what}, in the divisions to see), "
                + $"and the client's scopes ({ClientPage} > Scope).",
            _ =>
                $"The owner of the token needs a role with {what}; if a user signed in for it, the client's scopes "
                + $"must allow it too ({ClientPage} > Scope).",
        };
    }
}
