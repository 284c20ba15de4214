using GenesysReporting.Sandbox.Api;
using GenesysReporting.Sandbox.Auth;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Faults;
using GenesysReporting.Sandbox.Http;
using GenesysReporting.Sandbox.Log;

namespace GenesysReporting.Sandbox;

/// <summary>
/// A Genesys Cloud organisation on two ports of 127.0.0.1: one stands for api.{domain}, the other for login.{domain}.
/// It refuses what the platform refuses, and it misbehaves when told to.
/// </summary>
public sealed class SandboxServer : IDisposable, IAsyncDisposable
{
    private readonly LoopbackServer _api;
    private readonly LoopbackServer _login;
    private readonly FaultBook _faults = new();
    private readonly RequestLog _log;
    private readonly TokenStore _tokens;
    private readonly ClientBook _clients;
    private int _disposed;

    private SandboxServer(SandboxOptions options)
    {
        var world = World.Create(options.Seed, options.OrganizationName);
        _clients = ClientBook.Create(options.Seed);
        _tokens = new TokenStore(options);
        _log = new RequestLog(options.Time, _clients);
        var services =
            new SandboxServices(options, world, new ConversationStore(options, world), _clients, _tokens, _faults, _log);
        _api = new LoopbackServer(new ApiHandler(services));
        _login = new LoopbackServer(new LoginHandler(services));
    }

    /// <summary>What stands for https://api.{domain}.</summary>
    public Uri ApiUri => _api.Uri;

    /// <summary>What stands for https://login.{domain}.</summary>
    public Uri LoginUri => _login.Uri;

    /// <summary>A confidential client with the client credentials grant and every permission.</summary>
    public string ClientId => _clients.Main.ClientId;

    /// <summary>The secret of <see cref="ClientId"/>.</summary>
    public string ClientSecret => _clients.Main.ClientSecret;

    /// <summary>All clients: the main one, one whose role lacks analytics, and one that is disabled.</summary>
    public IReadOnlyList<SandboxClient> Clients => _clients.All;

    /// <summary>A copy of the log of requests, oldest first (the newest 50,000).</summary>
    public IReadOnlyList<SandboxRequest> Requests => _log.Copy();

    /// <summary>Starts a sandbox.</summary>
    /// <param name="options">What it is like; null takes the defaults.</param>
    public static SandboxServer Start(SandboxOptions? options = null) =>
        new((options ?? new SandboxOptions()).Checked());

    /// <summary>Starts a sandbox from the names and values of <see cref="SandboxOptions"/>.</summary>
    /// <param name="settings">Values by name; a time span may be text.</param>
    /// <exception cref="ArgumentException">A name is unknown, or a value does not fit.</exception>
    public static SandboxServer Start(IReadOnlyDictionary<string, object?> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Start(SettingsReader.Read(settings));
    }

    /// <summary>Adds a misbehaviour.</summary>
    /// <param name="fault">What happens to which requests.</param>
    public void AddFault(SandboxFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        _faults.Add(fault);
    }

    /// <summary>Adds a misbehaviour from simple values.</summary>
    /// <param name="kind">The name of a <see cref="SandboxFaultKind"/>.</param>
    /// <param name="pathPattern">Which paths it befalls.</param>
    /// <param name="times">How many requests it befalls.</param>
    public void AddFault(string kind, string pathPattern, int times) => AddFault(kind, pathPattern, times, 0, 2);

    /// <summary>Adds a misbehaviour from simple values.</summary>
    /// <param name="kind">The name of a <see cref="SandboxFaultKind"/>.</param>
    /// <param name="pathPattern">Which paths it befalls.</param>
    /// <param name="times">How many requests it befalls.</param>
    /// <param name="skip">How many matching requests pass before.</param>
    /// <param name="seconds">The delay of <see cref="SandboxFaultKind.Slow"/>, or what Retry-After says.</param>
    public void AddFault(string kind, string pathPattern, int times, int skip, int seconds)
    {
        if (!Enum.TryParse(kind, ignoreCase: true, out SandboxFaultKind parsed) || !Enum.IsDefined(parsed))
        {
            throw new ArgumentException(
                $"There is no fault '{kind}'. There are: {string.Join(", ", Enum.GetNames<SandboxFaultKind>())}.", nameof(kind));
        }

        AddFault(new SandboxFault
        {
            Kind = parsed,
            PathPattern = pathPattern,
            Times = times,
            Skip = skip,
            RetryAfterSeconds = seconds,
            Delay = parsed == SandboxFaultKind.Slow ? TimeSpan.FromSeconds(seconds) : null,
        });
    }

    /// <summary>Forgets every fault, used up or not.</summary>
    public void ClearFaults() => _faults.Clear();

    /// <summary>Ends every access token that was handed out, as if its time were over.</summary>
    public void ExpireTokens() => _tokens.Clear();

    /// <summary>Empties the log of requests.</summary>
    public void ClearRequests() => _log.Clear();

    /// <summary>Disables a client: it gets no tokens any more, and those that it has are refused.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <exception cref="ArgumentException">No client has this id.</exception>
    public void DisableClient(string clientId)
    {
        SandboxClient client = _clients.Find(clientId)
            ?? throw new ArgumentException("No client has this id.", nameof(clientId));
        client.IsDisabled = true;
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
}
