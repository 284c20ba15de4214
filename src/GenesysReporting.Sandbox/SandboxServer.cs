using GenesysReporting.Sandbox.Api;
using GenesysReporting.Sandbox.Auth;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Faults;
using GenesysReporting.Sandbox.Generation;
using GenesysReporting.Sandbox.Http;
using GenesysReporting.Sandbox.Jobs;
using GenesysReporting.Sandbox.Live;
using GenesysReporting.Sandbox.Log;
using GenesysReporting.Sandbox.Presence;

namespace GenesysReporting.Sandbox;

/// <summary>
/// A Genesys Cloud organisation on two ports of 127.0.0.1: one stands for api.{domain}, the other for login.{domain}.
/// It refuses what the platform refuses, and has faults on request.
/// </summary>
public sealed partial class SandboxServer : IDisposable, IAsyncDisposable
{
    private readonly LoopbackServer _api;
    private readonly LoopbackServer _login;
    private readonly FaultBook _faults = new();
    private readonly RequestLog _log;
    private readonly TokenStore _tokens;
    private readonly RefreshTokenStore _refreshTokens;
    private readonly AssertionStore _assertions;
    private readonly ClientBook _clients;
    private readonly UserBook _users;
    private readonly JobStore _jobs;
    private int _disposed;

    private SandboxServer(SandboxOptions options)
    {
        var world = World.Create(options.Seed, options.OrganizationName, options.AdditionalUsers);
        _clients = ClientBook.Create(options.Seed);
        _users = UserBook.Create(world);
        _tokens = new TokenStore(options);
        _refreshTokens = new RefreshTokenStore(options);
        _assertions = new AssertionStore(options);
        OrganizationShortName = world.OrganizationShortName;
        _jobs = new JobStore(options);
        _log = new RequestLog(options.Time, _clients);
        var conversations = new ConversationStore(options, world);
        var retention = new Retention(options);
        var presence = new PresencePlan(options.Seed, world, new Presences(options.Seed), retention);
        var services = new SandboxServices(
            options,
            world,
            retention,
            conversations,
            presence,
            new LiveSessions(conversations),
            new LiveMembers(options.Seed, world, presence),
            _jobs,
            _clients,
            _users,
            _tokens,
            new CodeStore(options),
            _refreshTokens,
            _assertions,
            _faults,
            _log);
        var login = new LoginHandler(services); // Throws for a wrong AutoSignIn, so it comes before the ports are open.
        _api = new LoopbackServer(new ApiHandler(services));
        _login = new LoopbackServer(login);
    }

    /// <summary>The address in place of https://api.{domain}.</summary>
    public Uri ApiUri => _api.Uri;

    /// <summary>The address in place of https://login.{domain}.</summary>
    public Uri LoginUri => _login.Uri;

    /// <summary>A confidential client with the client credentials grant and every permission.</summary>
    public string ClientId => _clients.Main.ClientId;

    /// <summary>The secret of <see cref="ClientId"/>.</summary>
    public string ClientSecret => _clients.Main.ClientSecret;

    /// <summary>A confidential client with the code grant, so that users sign in through it in a browser.</summary>
    public string CodeClientId => _clients.Code.ClientId;

    /// <summary>The secret of <see cref="CodeClientId"/>.</summary>
    public string CodeClientSecret => _clients.Code.ClientSecret;

    /// <summary>A public client with the code grant: it has no secret, and needs PKCE.</summary>
    public string PkceClientId => _clients.Pkce.ClientId;

    /// <summary>A confidential client with the SAML2 bearer grant.</summary>
    public string SamlClientId => _clients.Saml.ClientId;

    /// <summary>The secret of <see cref="SamlClientId"/>.</summary>
    public string SamlClientSecret => _clients.Saml.ClientSecret;

    /// <summary>The short name of the organisation, which assertions are for.</summary>
    public string OrganizationShortName { get; }

    /// <summary>
    /// All clients: the main one, one whose role lacks analytics, one that is disabled, the two for users, and the one for assertions.
    /// </summary>
    public IReadOnlyList<SandboxClient> Clients => _clients.All;

    /// <summary>
    /// The users who can sign in in a browser. The second one's roles lack analytics; the others have every permission.
    /// </summary>
    public IReadOnlyList<SandboxUser> Users => _users.All;

    /// <summary>A copy of the log of requests, oldest first (the last 50,000).</summary>
    public IReadOnlyList<SandboxRequest> Requests => _log.Copy();

    /// <summary>The number of requests that are not answered yet, and so not in the log.</summary>
    public int RequestsUnderWay => _log.UnderWay;

    /// <summary>Starts a sandbox.</summary>
    /// <param name="options">The settings; null for the defaults.</param>
    public static SandboxServer Start(SandboxOptions? options = null) =>
        new((options ?? new SandboxOptions()).Checked());

    /// <summary>Starts a sandbox from the names and values of <see cref="SandboxOptions"/>.</summary>
    /// <param name="settings">Values by name; a time span may be text.</param>
    /// <exception cref="ArgumentException">A name is unknown, or a value is not of its type.</exception>
    public static SandboxServer Start(IReadOnlyDictionary<string, object?> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Start(SettingsReader.Read(settings));
    }

    /// <summary>Returns the identity provider's assertion for a user, which signs in once within five minutes: base64, as it is posted.</summary>
    /// <param name="user">The name, the address or the id of an active user.</param>
    /// <exception cref="ArgumentException">No user has it, or several have.</exception>
    public string CreateAssertion(string user) => _assertions.Issue(_users.FindSingle(user, nameof(user)));

    /// <summary>Ends every access token, as if it had expired.</summary>
    public void ExpireTokens() => _tokens.Clear();

    /// <summary>Ends every refresh token, as the platform may without notice.</summary>
    public void RevokeRefreshTokens() => _refreshTokens.Clear();

    /// <summary>Ends every analytics job as EXPIRED.</summary>
    public void ExpireJobs() => _jobs.ExpireAll();

    /// <summary>Empties the log of requests.</summary>
    public void ClearRequests() => _log.Clear();

    /// <summary>Disables a client: it gets no more tokens, and those that it has are refused.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <exception cref="ArgumentException">No client has this id.</exception>
    public void DisableClient(string clientId) => Client(clientId).IsDisabled = true;

    /// <summary>Registers another redirect URI of a client; browsers are sent only to registered ones.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="redirectUri">An http or https address without a fragment, exactly as clients will send it.</param>
    /// <exception cref="ArgumentException">No client has this id, or the text is not such an address.</exception>
    public void AddRedirectUri(string clientId, string redirectUri)
    {
        SandboxClient client = Client(clientId);
        if (!RedirectUris.IsValid(redirectUri))
        {
            throw new ArgumentException(
                "A redirect URI is an http or https address without a fragment.", nameof(redirectUri));
        }

        client.RedirectUris = [.. client.RedirectUris, redirectUri];
    }

    /// <summary>Replaces the scopes of a client, also for its existing tokens.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="scopes">The scopes; with none, nothing is allowed that needs one.</param>
    /// <exception cref="ArgumentException">No client has this id.</exception>
    public void SetScopes(string clientId, params string[] scopes)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        Client(clientId).Scopes = [.. scopes];
    }

    /// <summary>Closes both ports and every connection.</summary>
    public void Dispose()
    {
        Task ended = Task.Run(async () => await DisposeAsync().ConfigureAwait(false));
        ((IAsyncResult)ended).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(10));
    }

    /// <summary>Closes both ports and every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _login.DisposeAsync().ConfigureAwait(false);
        await _api.DisposeAsync().ConfigureAwait(false);
    }

    private SandboxClient Client(string clientId) => _clients.Find(clientId)
        ?? throw new ArgumentException("No client has this id.", nameof(clientId));
}
