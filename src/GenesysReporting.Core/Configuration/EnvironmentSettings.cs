using GenesysReporting.Auth;

namespace GenesysReporting.Configuration;

/// <summary>
/// Reads sign-in settings from the process's environment and from a <c>.env</c> file. It knows two sets of names: the
/// official tools' <c>GENESYSCLOUD_*</c>, which win, and the plain ones of tutorials (<c>GENESYS_ENV</c>,
/// <c>GRANT_TYPE</c>, <c>CLIENT_ID</c>, <c>CLIENT_SECRET</c>, <c>REDIRECT_URI</c>).
/// </summary>
public static class EnvironmentSettings
{
    private const string PlainRegion = "GENESYS_ENV";

    /// <summary>
    /// Returns the settings of the file, if there is one, over those of the process. Throws
    /// <see cref="Errors.InputException"/>: <c>GrantTypeUnknown</c>, <c>SettingMalformed</c>.
    /// </summary>
    /// <param name="variable">Returns a variable of the process, or null: <see cref="Environment.GetEnvironmentVariable(string)"/>.</param>
    /// <param name="file">The file, or null.</param>
    public static ConnectSettings Read(Func<string, string?> variable, EnvFile? file) =>
        file is null ? FromProcess(variable) : FromFile(file).Over(FromProcess(variable));

    /// <summary>Returns the settings of a file, from either set of names.</summary>
    public static ConnectSettings FromFile(EnvFile file)
    {
        var source = new SettingSource($"in '{file.Path}'", file.Find);
        return Both(source);
    }

    /// <summary>
    /// Returns the settings of the process. The plain names count only together with <c>GENESYS_ENV</c>: otherwise they may
    /// belong to another product, whose secret must not be sent to this one.
    /// </summary>
    public static ConnectSettings FromProcess(Func<string, string?> variable)
    {
        var source = new SettingSource("in the environment", variable);
        return source.Text(PlainRegion) is null ? Official(source, null) : Both(source);
    }

    // The official names have none for the grant, so the plain one applies to the client of either set.
    private static ConnectSettings Both(SettingSource source)
    {
        ConnectSettings plain = Plain(source);
        return Official(source, plain.GrantType).Over(plain);
    }

    private static ConnectSettings Official(SettingSource source, GenesysGrantType? grant) => new()
    {
        GrantType = source.Text("GENESYSCLOUD_OAUTHCLIENT_ID") is null ? null : grant,
        Region = source.Text("GENESYSCLOUD_REGION"),
        ClientId = source.Text("GENESYSCLOUD_OAUTHCLIENT_ID"),
        ClientSecret = source.Secret("GENESYSCLOUD_OAUTHCLIENT_SECRET"),
        AccessToken = source.Secret("GENESYSCLOUD_ACCESS_TOKEN"),
    };

    private static ConnectSettings Plain(SettingSource source) => new()
    {
        Region = source.Text(PlainRegion),
        GrantType = source.Grant("GRANT_TYPE"),
        ClientId = source.Text("CLIENT_ID"),
        ClientSecret = source.Secret("CLIENT_SECRET"),
        RedirectUri = source.Text("REDIRECT_URI"),
    };
}
