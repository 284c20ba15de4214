using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using GenesysReporting.Transport;

namespace GenesysReporting.Http;

/// <summary>A reason for which a certificate is refused.</summary>
/// <param name="Words">The second half of a sentence about the certificate.</param>
/// <param name="NextStep">The way out.</param>
internal readonly record struct CertificateFault(string Words, string NextStep)
{
    private const X509ChainStatusFlags Unknown = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;

    private const string CheckTime =
        "Check this machine's clock; if it is right, the certificate has to be replaced by those who run the host, or the proxy before it.";

    private const string CheckAddress = "Check the region or the address; a proxy may answer in the host's place.";

    private const string CheckTrust =
        "If a proxy inspects TLS here, its root certificate must be trusted on this machine; otherwise the answer does not come from the host.";

    private const int MostNames = 3;

    /// <summary>Returns the reasons, at least one.</summary>
    /// <param name="certificate">The certificate; null if the server sent none.</param>
    /// <param name="chain">The chain as the framework built it.</param>
    /// <param name="errors">The framework's findings.</param>
    public static IEnumerable<CertificateFault> Of(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            yield return new("is missing: the server sent none", CheckAddress);
            yield break;
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            yield return new($"is not for this name but for {Names(certificate)}", CheckAddress);
        }

        X509ChainStatusFlags status = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        if (status.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            yield return new(Time(certificate, chain!), CheckTime);
        }

        if ((status & Unknown) != 0)
        {
            yield return new(Origin(certificate), CheckTrust);
        }

        X509ChainStatusFlags others = status & ~(Unknown | X509ChainStatusFlags.NotTimeValid);
        if (others != 0 || (status == 0 && !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)))
        {
            yield return new($"is not accepted ({(others == 0 ? errors : others)})", CheckTrust);
        }
    }

    /// <summary>Names the period of the first certificate of the chain that is outside it.</summary>
    private static string Time(X509Certificate2 certificate, X509Chain chain)
    {
        X509Certificate2 wrong = chain.ChainElements
            .FirstOrDefault(e => Array.Exists(e.ChainElementStatus, s => s.Status.HasFlag(X509ChainStatusFlags.NotTimeValid)))?.Certificate ?? certificate;
        string whose = wrong.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span) ? string.Empty : $"depends on that of {Clean(wrong.Subject)}, which ";
        return wrong.NotBefore > chain.ChainPolicy.VerificationTime
            ? $"{whose}is not valid before {Utc(wrong.NotBefore)}"
            : $"{whose}has expired: it was valid until {Utc(wrong.NotAfter)}";
    }

    // With an inspecting proxy the issuer is the proxy's own.
    private static string Origin(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData)
            ? "is self-signed, and this machine does not trust it"
            : $"was issued by {Clean(certificate.Issuer)}, which this machine does not trust";

    private static string Names(X509Certificate2 certificate)
    {
        X509SubjectAlternativeNameExtension[] extensions = [.. certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()];
        string[] names =
        [
            .. extensions.SelectMany(e => e.EnumerateDnsNames().Concat(e.EnumerateIPAddresses().Select((IPAddress a) => a.ToString()))),
        ];
        return names.Length == 0
            ? Clean(certificate.Subject)
            : string.Join(", ", names.Take(MostNames).Select(Clean)) + (names.Length > MostNames ? ", ..." : string.Empty);
    }

    private static string Utc(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Clean(string words) => ServerText.WithoutSecrets.Clean(words)!;
}
