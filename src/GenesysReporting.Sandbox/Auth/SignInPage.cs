using System.Net;
using System.Text;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>The sign-in page: plain HTML without scripts; all text from requests is escaped.</summary>
internal static class SignInPage
{
    public const string UserField = "user";
    public const string ActionField = "action";
    public const string SignIn = "sign-in";
    public const string Deny = "deny";

    // No form-action: browsers apply it to the redirect after the form, too.
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

    /// <param name="authorization">The request of the client.</param>
    /// <param name="queryText">The query of the request; the form sends it back, so that state is never decoded.</param>
    /// <param name="users">The users who can sign in.</param>
    /// <param name="chosen">The user who is selected first.</param>
    public static HttpResponse Show(
        AuthorizeRequest authorization, string queryText, IEnumerable<SandboxUser> users, SandboxUser chosen)
    {
        var html = new StringBuilder();
        html.Append("<p>").Append(Text(authorization.Client.Name))
            .Append(" wants to act for you and will be answered at <code>")
            .Append(Text(authorization.Target.Uri)).Append("</code>.</p>\n");
        AppendPreset(html, authorization);
        html.Append("<form method=\"post\" action=\"/oauth/authorize?")
            .Append(Text(RawQuery.Safe(queryText))).Append("\">\n");
        html.Append("<fieldset><legend>Who are you?</legend>\n");
        foreach (SandboxUser user in users)
        {
            AppendUser(html, user, user == chosen);
        }

        html.Append("</fieldset>\n");
        AppendButton(html, SignIn, "Sign in");
        AppendButton(html, Deny, "Deny");
        return Page(200, "Sign in to the sandbox", html.Append("</form>").ToString());
    }

    public static HttpResponse Refuse(int status, string error, string text) =>
        Page(status, "This sign-in cannot continue", $"<p>{Text(text)}</p>\n<p><code>{Text(error)}</code></p>");

    private static void AppendPreset(StringBuilder html, AuthorizeRequest authorization)
    {
        if (authorization.Preset is { } preset)
        {
            html.Append("<p>Organisation ").Append(Text(preset.Organization))
                .Append(", identity provider ").Append(Text(preset.Provider)).Append("</p>\n");
        }

        if (authorization.LoginHint is not null)
        {
            html.Append("<p>Hint: ").Append(Text(authorization.LoginHint)).Append("</p>\n");
        }
    }

    private static void AppendUser(StringBuilder html, SandboxUser user, bool chosen) => html
        .Append("<label><input type=\"radio\" name=\"").Append(UserField).Append("\" value=\"").Append(Text(user.Id))
        .Append(chosen ? "\" checked> " : "\"> ")
        .Append(Text(user.ToString())).Append("</label><br>\n");

    private static void AppendButton(StringBuilder html, string action, string label) => html
        .Append("<button name=\"").Append(ActionField).Append("\" value=\"").Append(action).Append("\">")
        .Append(label).Append("</button>\n");

    private static HttpResponse Page(int status, string title, string body) =>
        HttpResponse.Text(status, HttpResponse.Html, $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>{title}</title>
            <style>body {"{"} font-family: sans-serif; margin: 2em auto; max-width: 40em {"}"}</style></head>
            <body><h1>{title}</h1>
            {body}
            </body></html>
            """)
            .With("Content-Security-Policy", Policy)
            .With("Referrer-Policy", "no-referrer")
            .With("Cache-Control", "no-store");

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
