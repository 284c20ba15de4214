using GenesysReporting.Auth;
using GenesysReporting.Regions;
using GenesysReporting.Transport;

namespace GenesysReporting.Api;

/// <summary>What a sign-in needs. A class and no record, as it holds a secret.</summary>
public sealed class ConnectOptions
{
    /// <summary>Where to sign in.</summary>
    public required PlatformEndpoints Endpoints { get; init; }

    /// <summary>The OAuth client's id.</summary>
    public string? ClientId { get; init; }

    /// <summary>The OAuth client's secret.</summary>
    public Secret? ClientSecret { get; init; }

    /// <summary>The session's name; the organisation's when none is given.</summary>
    public string? Name { get; init; }

    /// <summary>How the transport behaves.</summary>
    public TransportOptions Transport { get; init; } = new();
}
