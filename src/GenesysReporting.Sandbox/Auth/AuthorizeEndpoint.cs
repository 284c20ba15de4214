using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>
/// /oauth/authorize: the sign-in page, and the redirect to the client with a code. A GET shows the page; its form is
/// posted to the same address.
/// </summary>
internal sealed class AuthorizeEndpoint(AuthorizeReader reader, UserBook users, SandboxUser? signedIn, CodeStore codes)
{
    public HttpResponse Answer(HttpRequest request)
    {
        try
        {
            return request.Method switch
            {
                "GET" or "HEAD" => Ask(reader.Read(request), request.QueryText),
                "POST" => Decide(reader.Read(request), request),
                _ => SignInPage.Refuse(405, "invalid_request", "The page takes GET and POST.")
                    .With("Allow", "GET, POST"),
            };
        }
        catch (AuthorizeRefusal refusal)
        {
            return refusal.Target?.WithError(refusal.Error, refusal.Message)
                ?? SignInPage.Refuse(400, refusal.Error, refusal.Message);
        }
    }

    private HttpResponse Ask(AuthorizeRequest authorization, string queryText) => signedIn is null || authorization.AlwaysPrompts
        ? SignInPage.Show(authorization, queryText, users.All, users.FindByHint(authorization.LoginHint) ?? users.All[0])
        : Accept(authorization, signedIn);

    private HttpResponse Decide(AuthorizeRequest authorization, HttpRequest request)
    {
        FormFields form = FormFields.Parse(request.BodyText);
        return form.First(SignInPage.ActionField) switch
        {
            SignInPage.SignIn when users.FindById(form.First(SignInPage.UserField)) is { } user => Accept(authorization, user),
            SignInPage.Deny => authorization.Target.WithError("access_denied", "the user denied the request"),
            _ => throw new AuthorizeRefusal(null, "invalid_request", "The form names no user of this organisation."),
        };
    }

    private HttpResponse Accept(AuthorizeRequest authorization, SandboxUser user) => authorization.Target.WithCode(
        codes.Issue(new SignIn(authorization.Client, user), authorization.Target.Uri, authorization.Challenge));
}
