using GenesysReporting.Auth;
using GenesysReporting.Auth.Code;
using GenesysReporting.Configuration;
using GenesysReporting.Profiles;

namespace GenesysReporting.Sessions;

/// <summary>What was given to Connect-GenesysCloud, before it is put together. A class and no record: it holds secrets.</summary>
internal sealed class ConnectInput
{
    /// <summary>What the parameters say.</summary>
    public required ConnectSettings Given { get; init; }

    /// <summary>What the environment and the file say.</summary>
    public required ConnectSettings Environment { get; init; }

    public Uri? ApiUri { get; init; }

    public Uri? LoginUri { get; init; }

    public GenesysProfile? Profile { get; init; }

    /// <summary>What the profile keeps.</summary>
    public ProfileSecrets ProfileSecrets { get; init; } = ProfileSecrets.None;

    /// <summary>Whether a saved refresh token is to be left alone, as a new sign-in will take its place.</summary>
    public bool SignsInAnew { get; init; }

    /// <summary>The parameters of a browser sign-in that were used.</summary>
    public IReadOnlyList<string> BrowserParameters { get; init; } = [];

    private GenesysGrantType? ImpliedByParameters => Given.AccessToken is not null ? GenesysGrantType.AccessToken
        : BrowserParameters.Count > 0 ? GenesysGrantType.AuthorizationCode
        : null;

    private ConnectSettings FromProfile => Profile is not { } profile ? ConnectSettings.None : new ConnectSettings
    {
        GrantType = profile.GrantType,
        ClientId = profile.ClientId,
        ClientSecret = ProfileSecrets.ClientSecret,
        RedirectUri = profile.RedirectUri,
    };

    /// <summary>Explicit over profile over environment.</summary>
    public ConnectSettings Merge() => Given.Over(FromProfile).Over(Environment);

    /// <summary>The grant that was named, or the one that fits what there is.</summary>
    public GenesysGrantType GrantOf(ConnectSettings settings)
    {
        GenesysGrantType grant = Given.GrantType
            ?? ImpliedByParameters
            ?? settings.GrantType
            ?? (settings is { AccessToken: not null, ClientId: null } ? GenesysGrantType.AccessToken : GenesysGrantType.ClientCredentials);
        return Check(grant);
    }

    /// <summary>Whether the profile's own refresh token signs in, so that no browser is needed.</summary>
    public bool UsesSavedSignIn(GenesysGrantType grant, ConnectSettings settings) =>
        grant == GenesysGrantType.AuthorizationCode
        && !SignsInAnew
        && ProfileSecrets.RefreshToken is not null
        && ConnectSettings.IsSameClient(settings.ClientId, Profile?.ClientId);

    private GenesysGrantType Check(GenesysGrantType grant)
    {
        if (BrowserParameters.Count > 0 && grant != GenesysGrantType.AuthorizationCode)
        {
            throw ConnectErrors.ParameterNotForGrant(BrowserParameters[0], grant, GenesysGrantType.AuthorizationCode);
        }

        if (Given.AccessToken is not null && grant != GenesysGrantType.AccessToken)
        {
            throw ConnectErrors.ParameterNotForGrant("AccessToken", grant, GenesysGrantType.AccessToken);
        }

        return Given.ClientId is not null && grant == GenesysGrantType.AccessToken
            ? throw ConnectErrors.ParameterNotForGrant("ClientId", grant, GenesysGrantType.ClientCredentials)
            : grant;
    }
}
