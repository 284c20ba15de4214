using GenesysReporting.Auth;
using GenesysReporting.Configuration;
using GenesysReporting.Profiles;

namespace GenesysReporting.Sessions;

/// <summary>The input of Connect-GenesysCloud, before it is merged. A class and not a record, as it holds secrets.</summary>
internal sealed class ConnectInput
{
    /// <summary>The settings of the parameters.</summary>
    public required ConnectSettings Given { get; init; }

    /// <summary>The settings of the environment and the file.</summary>
    public required ConnectSettings Environment { get; init; }

    /// <summary>The sign-in that the host or a vault keeps, which comes after the parameters.</summary>
    public HostConnection Kept { get; init; } = HostConnection.None;

    public Secret? Assertion { get; init; }

    public string? OrganizationName { get; init; }

    public string? TimeZone { get; init; }

    public Uri? ApiUri { get; init; }

    public Uri? LoginUri { get; init; }

    public GenesysProfile? Profile { get; init; }

    /// <summary>The secrets of the profile.</summary>
    public ProfileSecrets ProfileSecrets { get; init; } = ProfileSecrets.None;

    /// <summary>True if a new sign-in must replace the saved refresh token.</summary>
    public bool SignsInAgain { get; init; }

    /// <summary>The parameters of a browser sign-in that were used.</summary>
    public IReadOnlyList<string> BrowserParameters { get; init; } = [];

    private ConnectSettings FromProfile => Profile is not { } profile ? ConnectSettings.None : new ConnectSettings
    {
        GrantType = profile.GrantType,
        ClientId = profile.ClientId,
        ClientSecret = ProfileSecrets.ClientSecret,
        RedirectUri = profile.RedirectUri,
    };

    /// <summary>The assertion of the parameters or the host.</summary>
    public Secret? AnyAssertion => Assertion ?? Kept.Assertion;

    /// <summary>Returns the settings: those of the parameters before the host's, then the profile's and the environment's.</summary>
    public ConnectSettings Merge() => Given.Over(Kept.Settings).Over(FromProfile).Over(Environment);

    /// <summary>Returns the grant that was given, or the one that fits the settings.</summary>
    public GenesysGrantType GrantOf(ConnectSettings settings)
    {
        GenesysGrantType grant = Given.GrantType
            ?? ImpliedByParameters(settings)
            ?? settings.GrantType
            ?? (settings is { AccessToken: not null, ClientId: null } ? GenesysGrantType.AccessToken : GenesysGrantType.ClientCredentials);
        return Check(grant);
    }

    /// <summary>True if the profile's own refresh token signs in, so that no browser is needed.</summary>
    public bool UsesSavedSignIn(GenesysGrantType grant, ConnectSettings settings) =>
        grant == GenesysGrantType.AuthorizationCode
        && !SignsInAgain
        && ProfileSecrets.RefreshToken is not null
        && ConnectSettings.IsSameClient(settings.ClientId, Profile?.ClientId);

    // A secret without a grant means client credentials: an unattended command must never wait for a browser.
    private GenesysGrantType? ImpliedByParameters(ConnectSettings settings) => Given.AccessToken is not null ? GenesysGrantType.AccessToken
        : Assertion is not null ? GenesysGrantType.Saml2Bearer
        : Kept.Settings.GrantType is { } kept ? kept
        : Kept.Assertion is not null ? GenesysGrantType.Saml2Bearer
        : Kept.Settings is { AccessToken: not null, ClientId: null } ? GenesysGrantType.AccessToken
        : BrowserParameters.Count > 0 && settings.ClientSecret is null ? GenesysGrantType.AuthorizationCode
        : null;

    private GenesysGrantType Check(GenesysGrantType grant)
    {
        if (BrowserParameters.Count > 0 && grant != GenesysGrantType.AuthorizationCode)
        {
            throw ConnectErrors.ParameterNotForGrant(BrowserParameters[0], grant, GenesysGrantType.AuthorizationCode);
        }

        if ((Assertion is not null || OrganizationName is not null) && grant != GenesysGrantType.Saml2Bearer)
        {
            throw ConnectErrors.ParameterNotForGrant(Assertion is null ? nameof(OrganizationName) : nameof(Assertion), grant, GenesysGrantType.Saml2Bearer);
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
