using GenesysReporting.Analytics.Time;
using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Regions;
using GenesysReporting.Sandbox;
using GenesysReporting.Tests.Shared;
using GenesysReporting.Transport;

namespace GenesysReporting.Chaos.Tests;

/// <summary>A sandbox with faults, the engine signed in to it over the real transport, and one fast clock for both.</summary>
internal sealed class ChaosFixture : IAsyncDisposable
{
    /// <summary>Eight days, so two slices: one of several pages, and one of a single page.</summary>
    public static readonly QueryInterval Days = Interval("2026-05-29T07:30:00Z", "2026-06-06T15:45:00Z");

    /// <summary>The number of retries; more than <see cref="SandboxChaos.MaxPerRequest"/> here.</summary>
    private const int Retries = 6;
    private readonly FastTime _time;
    private HttpClient? _browser;

    private ChaosFixture(SandboxServer server, PlainClient plain, FastTime time) => (Server, Plain, _time) = (server, plain, time);

    public SandboxServer Server { get; }

    public PlainClient Plain { get; }

    public WatchedTransport Transport { get; } = new();

    public GenesysSession Session { get; private set; } = null!;

    public static QueryInterval Interval(string start, string end) => QueryInterval.Parse($"{start}/{end}", TimeZoneInfo.Utc);

    /// <param name="options">The settings of the sandbox, except its clock.</param>
    /// <param name="attempt">The time limit of an attempt, by the fast clock.</param>
    /// <param name="asUser">True if a user signs in in a browser, instead of a client.</param>
    /// <param name="pace">The factor of the clock.</param>
    public static async Task<ChaosFixture> StartAsync(
        SandboxOptions? options = null, TimeSpan? attempt = null, bool asUser = false, int pace = 500)
    {
        var time = new FastTime(pace);
        SandboxOptions wanted = options ?? new SandboxOptions { ConversationsPerDay = 45, RequestsPerMinute = 0 };
        var server = SandboxServer.Start(wanted with { Time = time, AutoSignIn = asUser ? FirstUser(wanted) : null });
        var fixture = new ChaosFixture(server, await PlainClient.SignInAsync(server), time);
        fixture.Session = await SessionConnector.ConnectAsync(
            fixture.Options(attempt ?? TimeSpan.FromHours(2), asUser), fixture.Transport, null, default);
        return fixture;
    }

    public void AddChaos(int seed, double probability, params SandboxFaultKind[] kinds)
    {
        Server.ClearFaults();
        Server.AddChaos(new SandboxChaos
        {
            Seed = seed,
            Probability = probability,
            Kinds = kinds.Length == 0 ? SandboxChaos.Survivable : kinds,
            MaxPerRequest = Retries - 2,
        });
    }

    public QueryRun Read(AnalyticsQuery query, int throttle = 4, long? first = null) =>
        new(Session, query, new AnalyticsReadOptions { ThrottleLimit = throttle, First = first });

    public async ValueTask DisposeAsync()
    {
        Session.Client.Dispose();
        Plain.Dispose();
        _browser?.Dispose();
        await Server.DisposeAsync();
    }

    private ConnectOptions Options(TimeSpan attempt, bool asUser)
    {
        var redirect = new Uri($"http://localhost:{FreePort.Next()}/callback");
        Server.AddRedirectUri(Server.CodeClientId, redirect.OriginalString);
        _browser = new HttpClient();
        return new ConnectOptions
        {
            Endpoints = PlatformEndpoints.Of(Server.ApiUri, Server.LoginUri),
            GrantType = asUser ? GenesysGrantType.AuthorizationCode : GenesysGrantType.ClientCredentials,
            ClientId = asUser ? Server.CodeClientId : Server.ClientId,
            ClientSecret = Secret.From(asUser ? Server.CodeClientSecret : Server.ClientSecret),
            Redirect = Auth.Code.RedirectTarget.Parse(redirect.OriginalString),
            ShowSignIn = address => _browser.GetAsync(address),
            SignInLimit = TimeSpan.FromHours(4),
            Transport = new TransportOptions
            {
                Time = _time,
                AttemptTimeout = attempt,
                MaxRetries = Retries,
                RetryWithin = TimeSpan.FromDays(10),
                MaxWait = TimeSpan.FromDays(1),
            },
        };
    }

    /// <summary>Returns the id of the first user, which every sandbox of the same seed shares.</summary>
    private static string FirstUser(SandboxOptions options)
    {
        using var other = SandboxServer.Start(options);
        return other.Users[0].Id;
    }
}
