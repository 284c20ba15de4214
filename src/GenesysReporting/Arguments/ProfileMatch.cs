using System.Management.Automation;
using GenesysReporting.Profiles;

namespace GenesysReporting.Arguments;

/// <summary>Finds saved profiles by name or wildcard.</summary>
internal static class ProfileMatch
{
    /// <summary>
    /// The names that fit. The profiles are read one by one afterwards, so that one that cannot be read hides no other.
    /// </summary>
    public static IEnumerable<string> Names(ProfileStore store, string name)
    {
        var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
        return WildcardPattern.ContainsWildcardCharacters(name) ? store.Names().Where(pattern.IsMatch) : [name];
    }
}
