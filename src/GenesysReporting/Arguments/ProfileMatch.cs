using System.Management.Automation;
using GenesysReporting.Errors;
using GenesysReporting.Profiles;

namespace GenesysReporting.Arguments;

/// <summary>Finds saved profiles by name or wildcard.</summary>
internal static class ProfileMatch
{
    /// <summary>
    /// Returns the names that match. The caller reads the profiles one by one, so that an unreadable one does not hide the others.
    /// </summary>
    public static IEnumerable<string> Names(ProfileStore store, string name)
    {
        var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
        return WildcardPattern.ContainsWildcardCharacters(name) ? store.Names().Where(pattern.IsMatch) : [name];
    }

    /// <summary>Returns the error of a session in the place of a profile.</summary>
    public static InputException ProfileExpected(string session) => new(
        nameof(ProfileExpected),
        $"'{session}' is a session, and profiles are expected.",
        "Pipe the profiles of Get-GenesysProfile, or give the names of profiles. Disconnect-GenesysCloud ends sessions.",
        session);
}
