using System.Net;

namespace GenesysReporting.Http;

/// <summary>
/// The proxies of HTTPS_PROXY, HTTP_PROXY and ALL_PROXY with the exceptions of NO_PROXY, as curl and most tools read them:
/// the name in small letters counts first. HTTP_PROXY alone also serves https.
/// </summary>
internal sealed class EnvironmentProxy : IWebProxy, ICredentials
{
    private readonly Choice? _secure;
    private readonly Choice? _plain;
    private readonly string[] _direct;

    private EnvironmentProxy(Choice? secure, Choice? plain, string[] direct) =>
        (_secure, _plain, _direct) = (secure, plain, direct);

    /// <summary>The passwords that stand in the addresses; a caller's own are not taken.</summary>
    public ICredentials? Credentials
    {
        get => this;
        set { }
    }

    /// <summary>Returns the proxies of the variables; null if none is set.</summary>
    public static EnvironmentProxy? Read(Func<string, string?> variable)
    {
        Choice? http = Find(variable, "HTTP_PROXY");
        Choice? all = Find(variable, "ALL_PROXY");
        Choice? secure = Find(variable, "HTTPS_PROXY") ?? all ?? http;
        Choice? plain = http ?? all;
        string direct = variable("no_proxy") ?? variable("NO_PROXY") ?? string.Empty;
        return (secure ?? plain) is null ? null : new EnvironmentProxy(secure, plain, direct.Split(
            [',', ';', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : Of(destination)?.Address;

    public bool IsBypassed(Uri host) => Of(host) is null || Array.Exists(_direct, entry => Matches(entry, host));

    /// <summary>Returns the origin of an address's proxy, such as <c>from HTTP_PROXY</c>.</summary>
    public string? VariableOf(Uri target) => Of(target) is { } choice ? $"from {choice.Variable}" : null;

    public NetworkCredential? GetCredential(Uri uri, string authType)
    {
        foreach (Choice? choice in new[] { _secure, _plain })
        {
            if (choice?.Credential is { } credential && choice.Address.Authority == uri.Authority)
            {
                return credential;
            }
        }

        return null;
    }

    private static Choice? Find(Func<string, string?> variable, string name)
    {
        foreach (string spelling in new[] { name.ToLowerInvariant(), name })
        {
            if (variable(spelling) is { Length: > 0 } text && Parse(text.Trim(), spelling) is { } choice)
            {
                return choice;
            }
        }

        return null;
    }

    private static Choice? Parse(string text, string variable)
    {
        string full = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;
        if (!Uri.TryCreate(full, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0)
        {
            return null;
        }

        string[] user = uri.UserInfo.Split(':', 2);
        NetworkCredential? credential = uri.UserInfo.Length == 0
            ? null
            : new NetworkCredential(Uri.UnescapeDataString(user[0]), user.Length > 1 ? Uri.UnescapeDataString(user[1]) : string.Empty);
        return new Choice(new Uri(uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)), credential, variable);
    }

    /// <summary>True for <c>*</c>, the host, a domain above it, a network of its address, and any of these with its port.</summary>
    private static bool Matches(string entry, Uri target)
    {
        string host = target.IdnHost;
        if (entry == "*" || IPAddress.TryParse(entry, out IPAddress? address) && address.ToString() == host)
        {
            return true;
        }

        if (IPNetwork.TryParse(entry, out IPNetwork network))
        {
            return IPAddress.TryParse(host, out IPAddress? own) && network.Contains(own);
        }

        string[] parts = entry.Split(':', 2);
        if (parts.Length > 1 && parts[1] != target.Port.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            return false;
        }

        string domain = parts[0].TrimStart('*').TrimStart('.');
        return domain.Length > 0
            && (host.Equals(domain, StringComparison.OrdinalIgnoreCase)
                || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));
    }

    private Choice? Of(Uri target) => target.Scheme is "https" or "wss" ? _secure : _plain;

    // A class and not a record, as it holds a password.
    private sealed class Choice(Uri address, NetworkCredential? credential, string variable)
    {
        public Uri Address { get; } = address;

        public NetworkCredential? Credential { get; } = credential;

        public string Variable { get; } = variable;
    }
}
