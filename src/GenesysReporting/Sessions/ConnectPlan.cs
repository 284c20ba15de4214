using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Auth.Code;
using GenesysReporting.Configuration;
using GenesysReporting.Profiles;
using GenesysReporting.Regions;
using GenesysReporting.Transport;

namespace GenesysReporting.Sessions;

/// <summary>Combines parameters, a profile and the environment into a sign-in, and checks it before anything is sent.</summary>
internal static class ConnectPlan
{
    public static ConnectOptions Make(ConnectInput input, ConnectExtras extras, ProfileStore profiles)
    {
        ConnectSettings settings = input.Merge();
        GenesysGrantType grant = input.GrantOf(settings);
        bool isSaved = input.UsesSavedSignIn(grant, settings);
        return new ConnectOptions
        {
            Endpoints = EndpointsOf(input, settings),
            GrantType = grant,
            ClientId = settings.ClientId,
            ClientSecret = settings.ClientSecret,
            AccessToken = settings.AccessToken,
            Assertion = input.AnyAssertion,
            OrganizationName = input.OrganizationName ?? input.Kept.OrganizationName,
            Redirect = RedirectTarget.Parse(RedirectOf(settings, grant)),
            RefreshToken = isSaved ? new ProfileRefreshToken(profiles, input.Profile!) : null,
            ShowSignIn = extras.SignInPage.Show,
            ReadPasted = extras.SignInPage.ReadPastedAsync,
            SignInLimit = extras.SignInLimit,
            Name = extras.Name,
            Profile = isSaved || UsesProfileClient(input, settings, grant) ? input.Profile!.Name : null,
            TimeZone = input.TimeZone ?? input.Kept.TimeZone ?? input.Profile?.TimeZone,
            Transport = new TransportOptions
            {
                UserAgent = ModuleInfo.UserAgent,
                AttemptTimeout = extras.AttemptTimeout,
                Proxy = extras.Proxy,
                MaxAnswerBytes = AnswerLimit.Read(Environment.GetEnvironmentVariable(AnswerLimit.Variable)),
            },
        };
    }

    // All addresses come from one source, as addresses of two sources could be two different places.
    private static PlatformEndpoints EndpointsOf(ConnectInput input, ConnectSettings settings)
    {
        if (input.Given.Region is not null || input.ApiUri is not null || input.LoginUri is not null)
        {
            return ConnectTarget.Resolve(input.Given.Region, input.ApiUri, input.LoginUri);
        }

        HostConnection kept = input.Kept;
        if (kept.Settings.Region is not null || kept.ApiUri is not null || kept.LoginUri is not null)
        {
            return ConnectTarget.Resolve(kept.Settings.Region, kept.ApiUri, kept.LoginUri);
        }

        return input.Profile is { } profile
            ? ConnectTarget.Resolve(profile.Region, profile.ApiUri, profile.LoginUri)
            : ConnectTarget.Resolve(settings.Region, null, null);
    }

    // Other grants do not use the address, so one that cannot be listened on must not stop them.
    private static string RedirectOf(ConnectSettings settings, GenesysGrantType grant) =>
        grant == GenesysGrantType.AuthorizationCode && settings.RedirectUri is { } text ? text : RedirectTarget.Default;

    private static bool UsesProfileClient(ConnectInput input, ConnectSettings settings, GenesysGrantType grant) =>
        grant == GenesysGrantType.ClientCredentials
        && input.Profile is { } profile
        && ConnectSettings.IsSameClient(settings.ClientId, profile.ClientId);
}

/// <summary>The options of a sign-in other than its address and its identity.</summary>
internal sealed record ConnectExtras(string? Name, SignInPage SignInPage, TimeSpan SignInLimit, TimeSpan AttemptTimeout, ProxySettings? Proxy);
