using System.Globalization;
using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Configuration;
using GenesysReporting.Pipeline;
using GenesysReporting.Profiles;
using GenesysReporting.Regions;

namespace GenesysReporting.Sessions;

/// <summary>Notices for the user about a sign-in that succeeded.</summary>
internal static class ConnectNotices
{
    public static void OfRegion(PipelineWriter writer, PlatformEndpoints endpoints)
    {
        if (endpoints.Region is { IsKnown: false } region)
        {
            writer.Warn($"The region '{region.Domain}' is not in this version's list; signing in at {region.LoginUri.Host}.");
        }
    }

    public static void OfEnvFile(PipelineWriter writer, EnvFile? file)
    {
        if (file is { IsExposed: true })
        {
            writer.Warn(Exposed(file.Path));
        }
    }

    /// <summary>Returns the warning of a file with secrets that other users can read.</summary>
    public static string Exposed(string path) => $"Others on this machine can read '{path}', which may hold secrets. Remove their access: chmod 600 '{path}'.";

    public static void OfStorage(PipelineWriter writer, GenesysProfile profile)
    {
        if (profile.Storage == ProfileStorage.PlaintextFile)
        {
            writer.Warn($"The secret of the profile '{profile.Name}' is in a plain file; it is as safe as this account.");
        }
    }

    public static void OfSession(PipelineWriter writer, GenesysSession session)
    {
        if (session.CanRenew)
        {
            return;
        }

        writer.Inform(session.GrantType switch
        {
            GenesysGrantType.AccessToken => "The token was supplied: its expiry is not known, and it cannot be renewed here.",
            GenesysGrantType.Saml2Bearer => $"A sign-in with an assertion has no refresh token: it ends {When(session.ExpiresAt)}. Sign in again with a new assertion then.",
            _ => $"This sign-in cannot be renewed and ends {When(session.ExpiresAt)}. A client with a secret is renewed without a new sign-in.",
        });
    }

    private static string When(DateTimeOffset? end) => end is { } time
        ? "at " + time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)
        : "at a time that the server did not state";
}
