using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace GenesysReporting.Http;

/// <summary>
/// Refuses what the framework refuses, with a text that names the certificate's issuer: with an inspecting proxy it is the
/// proxy's own, which the framework's text does not show.
/// </summary>
internal static class CertificateCheck
{
    public static bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None ? true : throw new AuthenticationException(Describe(certificate, chain, errors));

    private static string Describe(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        IEnumerable<string> chainFaults = chain?.ChainStatus.Select(s => s.Status.ToString()).Distinct() ?? [];
        string faults = string.Join(", ", chainFaults.Prepend(errors.ToString()));
        return certificate is null
            ? $"it sent no certificate ({faults})"
            : $"its certificate ({certificate.Subject}, issued by {certificate.Issuer}) is not accepted: {faults}";
    }
}
