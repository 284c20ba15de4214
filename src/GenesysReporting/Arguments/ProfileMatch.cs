using System.Management.Automation;
using GenesysReporting.Profiles;

namespace GenesysReporting.Arguments;

/// <summary>Finds saved profiles by name or wildcard.</summary>
internal static class ProfileMatch
{
    /// <summary>Raises <c>ProfileNotFound</c> for a name that fits none; a wildcard may fit none.</summary>
    public static IReadOnlyList<GenesysProfile> Find(ProfileStore store, string name)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(name))
        {
            return [store.Get(name)];
        }

        var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
        return [.. store.List().Where(p => pattern.IsMatch(p.Name))];
    }
}
