using GenesysReporting.Auth;

namespace GenesysReporting.Configuration;

/// <summary>The named values of one source.</summary>
/// <param name="origin">The place, as in an error message: <c>in 'path'</c>, <c>in the environment</c>.</param>
/// <param name="find">Returns the value of a name; null if there is none.</param>
internal sealed class SettingSource(string origin, Func<string, string?> find)
{
    /// <summary>
    /// Returns the trimmed value; null if it is empty. Control characters are refused: in a header they would cause an
    /// error of the framework that quotes the value.
    /// </summary>
    public string? Text(string name)
    {
        string? value = find(name)?.Trim();
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        return value.Any(char.IsControl) ? throw ConfigurationErrors.SettingMalformed(name, origin) : value;
    }

    public Secret? Secret(string name) => Text(name) is { } value ? Auth.Secret.From(value) : null;

    public GenesysGrantType? Grant(string name) => Text(name) is not { } value
        ? null
        : value.Replace("_", null, StringComparison.Ordinal).Replace("-", null, StringComparison.Ordinal).ToLowerInvariant() switch
        {
            "clientcredentials" => GenesysGrantType.ClientCredentials,
            "authorizationcode" => GenesysGrantType.AuthorizationCode,
            _ => throw ConfigurationErrors.GrantTypeUnknown(value, name, origin),
        };
}
