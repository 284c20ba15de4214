using System.Text;

namespace GenesysReporting.Auth;

/// <summary>An assertion, and the organisation that it is for. A class and not a record, as the assertion is a secret.</summary>
internal sealed class SamlAssertion
{
    private SamlAssertion(Secret value, string organizationName)
    {
        Value = value;
        OrganizationName = organizationName;
    }

    /// <summary>The base64 text of the response, as the identity provider posts it.</summary>
    public Secret Value { get; }

    /// <summary>The organisation's short name.</summary>
    public string OrganizationName { get; }

    /// <summary>
    /// Checks the input; throws <c>AssertionMissing</c>, <c>AssertionMalformed</c> for what is not base64 text of XML, or <c>OrganizationNameMissing</c>.
    /// </summary>
    public static SamlAssertion From(Secret? assertion, string? organizationName)
    {
        if (assertion is not { IsEmpty: false } given)
        {
            throw AuthErrors.AssertionMissing();
        }

        if (string.IsNullOrWhiteSpace(organizationName))
        {
            throw AuthErrors.OrganizationNameMissing();
        }

        // Tools break long base64 text into lines; an identity provider posts it in one.
        string base64 = string.Concat(given.Reveal().Where(c => !char.IsWhiteSpace(c)));
        return IsXml(base64) ? new SamlAssertion(Secret.From(base64), organizationName.Trim()) : throw AuthErrors.AssertionMalformed();
    }

    // Only what no identity provider posts is refused here; the server judges the rest.
    private static bool IsXml(string base64)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(base64)).TrimStart('\uFEFF', ' ', '\r', '\n', '\t').StartsWith('<');
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
