using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Regions;
using GenesysReporting.Sandbox;
using GenesysReporting.Transport;

namespace GenesysReporting.Sessions;

/// <summary>A running sandbox: its addresses, and the OAuth clients and users that it accepts.</summary>
public sealed class GenesysSandbox : IDisposable
{
    private static readonly ConcurrentDictionary<GenesysSandbox, byte> All = new();
    private readonly IDisposable _server;
    private readonly Runspace? _owner = Runspace.DefaultRunspace;

    private GenesysSandbox(IDisposable server)
    {
        _server = server;
        ApiUri = Read<Uri>(nameof(ApiUri));
        LoginUri = Read<Uri>(nameof(LoginUri));
        Credential = new PSCredential(Read<string>("ClientId"), Protect(Read<string>("ClientSecret")));
        CodeCredential = new PSCredential(Read<string>("CodeClientId"), Protect(Read<string>("CodeClientSecret")));
        SamlCredential = new PSCredential(Read<string>("SamlClientId"), Protect(Read<string>("SamlClientSecret")));
        PkceClientId = Read<string>(nameof(PkceClientId));
        Users = Read<IReadOnlyList<object>>(nameof(Users));
    }

    /// <summary>The address for <c>Connect-GenesysCloud -ApiUri</c>.</summary>
    public Uri ApiUri { get; }

    /// <summary>The address for <c>Connect-GenesysCloud -LoginUri</c>.</summary>
    public Uri LoginUri { get; }

    /// <summary>An OAuth client with every permission, for <c>Connect-GenesysCloud -Credential</c>.</summary>
    public PSCredential Credential { get; }

    /// <summary>
    /// An OAuth client that users sign in through, for
    /// <c>Connect-GenesysCloud -GrantType AuthorizationCode -Credential</c>.
    /// </summary>
    public PSCredential CodeCredential { get; }

    /// <summary>
    /// An OAuth client without a secret, for <c>Connect-GenesysCloud -GrantType AuthorizationCode -ClientId</c>.
    /// </summary>
    public string PkceClientId { get; }

    /// <summary>
    /// An OAuth client that assertions sign in through, for <c>Connect-GenesysCloud -GrantType Saml2Bearer -Credential</c>.
    /// <c>Server.CreateAssertion</c> returns an assertion, and <c>Server.OrganizationShortName</c> the organisation's short name.
    /// </summary>
    public PSCredential SamlCredential { get; }

    /// <summary>The users that can sign in: names, addresses, permissions.</summary>
    public IReadOnlyList<object> Users { get; }

    /// <summary>The session that -Connect signed in, or null.</summary>
    public GenesysSession? Session { get; internal set; }

    /// <summary>The server itself: its log of requests, its further clients, and the faults that it can simulate.</summary>
    public object Server => _server;

    /// <summary>Returns the running sandboxes that the runspace of this thread has started.</summary>
    internal static GenesysSandbox[] OfRunspace() =>
        [.. All.Keys.Where(sandbox => ReferenceEquals(sandbox._owner, Runspace.DefaultRunspace))];

    /// <summary>Stops the server. May be called again.</summary>
    public void Dispose()
    {
        if (All.TryRemove(this, out _))
        {
            Session?.Client.Dispose();
            _server.Dispose();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => ApiUri.Authority;

    internal static GenesysSandbox Start(IReadOnlyDictionary<string, object?> settings)
    {
        var sandbox = new GenesysSandbox(SandboxHost.Start(settings));
        All.TryAdd(sandbox, 0);
        return sandbox;
    }

    internal ConnectOptions SignIn() => new()
    {
        Endpoints = PlatformEndpoints.Of(ApiUri, LoginUri),
        ClientId = Credential.UserName,
        ClientSecret = Secret.From(Credential.Password),
        Transport = new TransportOptions
        {
            UserAgent = ModuleInfo.UserAgent,
            IsDirect = true,
            MaxAnswerBytes = AnswerLimit.Read(Environment.GetEnvironmentVariable(AnswerLimit.Variable)),
        },
    };

    private static SecureString Protect(string value)
    {
        var secret = new SecureString();
        foreach (char c in value)
        {
            secret.AppendChar(c);
        }

        secret.MakeReadOnly();
        return secret;
    }

    private T Read<T>(string property) => (T)_server.GetType().GetProperty(property)!.GetValue(_server)!;
}
