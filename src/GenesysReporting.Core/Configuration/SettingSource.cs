using GenesysReporting.Auth;

namespace GenesysReporting.Configuration;

/// <summary>Named values from one place.</summary>
/// <param name="origin">The place, in the words of an error: <c>in 'path'</c>, <c>in the environment</c>.</param>
/// <param name="find">The value of a name, or null.</param>
internal sealed class SettingSource(string origin, Func<string, string?> find)
{
    /// <summary>
    /// The value without white space around it, or null when there is nothing else. Control characters inside are
    /// refused: in a header they would make an error of the framework that quotes the value.
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
