using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Profiles;
using GenesysReporting.Regions;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Profiles;

/// <summary>A temporary folder for profiles, a vault in memory, and a platform that rotates refresh tokens.</summary>
internal sealed class ProfileFixture : IDisposable
{
    public const string RefreshText = "refresh-0";

    private readonly string _root = Directory.CreateTempSubdirectory().FullName;

    public ProfileFixture() => Store = NewStore();

    public string Folder => Path.Combine(_root, "profiles");

    public MemoryVaults Vaults { get; } = new();

    public RotatingPlatform Platform { get; } = new();

    public ProfileStore Store { get; }

    /// <summary>Creates another process's store: only the folder is the same.</summary>
    public ProfileStore NewStore() => new(Folder, Vaults, TimeProvider.System);

    public static GenesysProfile Profile(
        string name = "prod", string clientId = "client-1", ProfileStorage storage = ProfileStorage.Protected) => new()
        {
            Name = name,
            Region = "mypurecloud.ie",
            GrantType = GenesysGrantType.AuthorizationCode,
            ClientId = clientId,
            RedirectUri = "http://localhost:8080/callback",
            Storage = storage,
        };

    public static ProfileSecrets Secrets(string? refreshToken = RefreshText) => new()
    {
        ClientSecret = Secret.From(Sessions.SecretText),
        RefreshToken = refreshToken is null ? null : Secret.From(refreshToken),
    };

    /// <summary>A profile of a user's sign-in, as it was saved before.</summary>
    public GenesysProfile SaveUser(ProfileStorage storage = ProfileStorage.Protected)
    {
        GenesysProfile profile = Profile(storage: storage);
        Store.Save(profile, Secrets());
        return profile;
    }

    public static ConnectOptions Options(IRefreshTokenKeeper? keeper, string? profile = null) => new()
    {
        Endpoints = PlatformEndpoints.Of(RegionTable.Find("eu-west-1")!),
        GrantType = keeper is null ? GenesysGrantType.ClientCredentials : GenesysGrantType.AuthorizationCode,
        ClientId = "client-1",
        ClientSecret = Secret.From(Sessions.SecretText),
        RefreshToken = keeper,
        Profile = profile,
        Transport = new TransportOptions { Time = Sessions.Clock() },
    };

    /// <summary>Creates a session of the saved profile, as in another process.</summary>
    public Task<GenesysSession> ConnectAsync(GenesysProfile profile) =>
        ConnectAsync(Options(new ProfileRefreshToken(NewStore(), profile), profile.Name));

    /// <summary>A user's session whose refresh token is in memory alone; with none a client's session.</summary>
    public Task<GenesysSession> ConnectAsync(string? refreshToken = RefreshText) =>
        ConnectAsync(Options(refreshToken is null ? null : new MemoryRefreshToken(Secret.From(refreshToken))));

    public Task<GenesysSession> ConnectAsync(ConnectOptions options) =>
        SessionConnector.ConnectAsync(options, Platform, null, default);

    public static Task<AccessToken> RenewAsync(GenesysSession session, CancellationToken cancellationToken = default) =>
        session.Client.Tokens.RenewAsync(session.Client.Tokens.Current!, null, cancellationToken);

    public string SavedRefreshToken() => NewStore().ReadSecrets(NewStore().Get("prod")).RefreshToken!.Reveal();

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
