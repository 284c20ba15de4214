using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GenesysReporting.Transport;

namespace GenesysReporting.Http.Tests;

/// <summary>A root that no machine trusts, and the certificates that it issues.</summary>
internal sealed class TestAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TestAuthority()
    {
        var request = new CertificateRequest("CN=Root of the tests", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        Root = request.CreateSelfSigned(Now.AddYears(-1), Now.AddYears(1));
    }

    /// <summary>The time by which the framework checks certificates.</summary>
    public static DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();

    /// <summary>The root's certificate.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>Returns a certificate with its key.</summary>
    /// <param name="name">The DNS name; null for the address 127.0.0.1.</param>
    /// <param name="fromDay">The first day of its validity, counted from today.</param>
    /// <param name="toDay">The last day.</param>
    public X509Certificate2 Issue(string? name = null, int fromDay = -1, int toDay = 1)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 bare = Request(name, key).Create(Root, Now.AddDays(fromDay), Now.AddDays(toDay), RandomNumberGenerator.GetBytes(8));
        using X509Certificate2 whole = bare.CopyWithPrivateKey(key);
        return Usable(whole);
    }

    /// <summary>Returns a certificate that signed itself.</summary>
    public static X509Certificate2 SelfSigned()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 whole = Request(null, key).CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1));
        return Usable(whole);
    }

    /// <summary>Returns the product's transport, which trusts this root in place of the machine's and checks all else as ever.</summary>
    /// <param name="options">The options.</param>
    /// <param name="prepare">Changes the handler further; null for no change.</param>
    public ITransport Transport(TransportOptions options, Action<SocketsHttpHandler>? prepare = null) => new HttpTransport(options, ProxyRoute.Of(options), handler =>
    {
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(Root);
        prepare?.Invoke(handler);
    });

    public void Dispose()
    {
        Root.Dispose();
        _key.Dispose();
    }

    private static CertificateRequest Request(string? name, ECDsa key)
    {
        var names = new SubjectAlternativeNameBuilder();
        if (name is null)
        {
            names.AddIpAddress(IPAddress.Loopback);
        }
        else
        {
            names.AddDnsName(name);
        }

        var request = new CertificateRequest($"CN={name ?? "127.0.0.1"}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], false));
        return request;
    }

    // Windows serves TLS only with keys that were imported.
    private static X509Certificate2 Usable(X509Certificate2 certificate) =>
#if NET9_0_OR_GREATER
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
#else
        new(certificate.Export(X509ContentType.Pkcs12));
#endif
}
