using System.Net;

namespace GenesysReporting.Auth.Code;

/// <summary>The redirect URI, as the string that the client has registered, and the addresses to listen on.</summary>
public sealed class RedirectTarget
{
    /// <summary>The default of <c>Connect-GenesysCloud -RedirectUri</c>.</summary>
    public const string Default = "http://localhost:8080/callback";

    private RedirectTarget(string text, Uri uri)
    {
        Text = text;
        Port = uri.Port;
        Path = uri.AbsolutePath;
        Hosts = uri.IdnHost == "localhost"
            ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
            : [IPAddress.Parse(uri.IdnHost)];
        HostHeader = uri.Authority;
    }

    /// <summary>The string: the platform compares all of it, including a trailing slash.</summary>
    public string Text { get; }

    internal int Port { get; }

    internal string Path { get; }

    internal string HostHeader { get; }

    /// <summary>The addresses to listen on; both loopback addresses for <c>localhost</c>, as a browser may use either.</summary>
    internal IReadOnlyList<IPAddress> Hosts { get; }

    /// <summary>Reads a redirect URI; throws <c>RedirectUriUnusable</c> unless it is plain http on loopback without a query.</summary>
    public static RedirectTarget Parse(string text)
    {
        string trimmed = text.Trim();
        bool usable = Uri.TryCreate(trimmed, UriKind.Absolute, out Uri? uri)
            && uri.Scheme == Uri.UriSchemeHttp
            && (uri.IdnHost == "localhost" || (IPAddress.TryParse(uri.IdnHost, out IPAddress? host) && IPAddress.IsLoopback(host)))
            && uri.Port > 0
            && uri.UserInfo.Length == 0
            && uri.Query.Length == 0
            && uri.Fragment.Length == 0;
        return usable ? new RedirectTarget(trimmed, uri!) : throw CodeErrors.RedirectUriUnusable(trimmed);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
