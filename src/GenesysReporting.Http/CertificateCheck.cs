using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace GenesysReporting.Http;

/// <summary>Refuses each certificate that the framework refuses, and gives the reasons.</summary>
internal static class CertificateCheck
{
    public static bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None
            ? true
            : throw new CertificateException((sender as SslStream)?.TargetHostName, [.. CertificateFault.Of(certificate as X509Certificate2, chain, errors)]);
}

/// <summary>A certificate that was refused.</summary>
/// <param name="host">The name or address that it should be for; null if it is not known.</param>
/// <param name="faults">The reasons, at least one.</param>
internal sealed class CertificateException(string? host, IReadOnlyList<CertificateFault> faults) : AuthenticationException("certificate refused")
{
    /// <summary>The name or address that it should be for; null if it is not known.</summary>
    public string? Host { get; } = string.IsNullOrEmpty(host) ? null : host;

    /// <summary>The reasons, as the second half of a sentence about the certificate.</summary>
    public string Words { get; } = string.Join(", and it ", faults.Select(f => f.Words));

    /// <summary>The ways out.</summary>
    public string NextStep { get; } = string.Join(' ', faults.Select(f => f.NextStep).Distinct());
}
