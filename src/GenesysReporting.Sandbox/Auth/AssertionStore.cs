using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>The assertions of the organisation's identity provider. Each signs in once, and for a short time only.</summary>
internal sealed class AssertionStore(SandboxOptions options)
{
    private static readonly XNamespace Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static readonly XNamespace Saml = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (SandboxUser User, DateTimeOffset Expires)> _issued = new(StringComparer.Ordinal);

    /// <summary>Returns the base64 text of a response for a user, as an identity provider posts it.</summary>
    public string Issue(SandboxUser user)
    {
        string id = "_" + OpaqueText.Create();
        DateTimeOffset expires = options.Time.GetUtcNow() + Lifetime;
        string until = expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var response = new XElement(
            Protocol + "Response",
            new XAttribute("ID", id),
            new XElement(
                Saml + "Assertion",
                new XElement(Saml + "Subject", new XElement(Saml + "NameID", user.Email)),
                new XElement(Saml + "Conditions", new XAttribute("NotOnOrAfter", until))));
        string text = Convert.ToBase64String(Encoding.UTF8.GetBytes(response.ToString(SaveOptions.DisableFormatting)));
        _issued[text] = (user, expires);
        return text;
    }

    /// <summary>Returns the user whom an assertion signs in, and uses it up.</summary>
    /// <exception cref="OAuthError">It was not issued here, it has been used, or its time is over.</exception>
    public SandboxUser Use(string assertion) => !_issued.TryRemove(assertion, out (SandboxUser User, DateTimeOffset Expires) issued)
        ? throw OAuthError.InvalidGrant("the assertion is not valid")
        : issued.Expires > options.Time.GetUtcNow() ? issued.User
        : throw OAuthError.InvalidGrant("the assertion has expired");
}
