using System.Management.Automation;
using GenesysReporting.Errors;

namespace GenesysReporting.Arguments;

/// <summary>Finds entries of the catalogue by name or wildcard, or by what else people call them.</summary>
internal static class CatalogMatch
{
    /// <summary>
    /// Returns the entries that match a name, in their order; where none does, those that people call so. Throws for a plain name
    /// without a match.
    /// </summary>
    public static IReadOnlyList<T> Find<T>(
        IReadOnlyList<T> entries,
        Func<T, string> nameOf,
        Func<T, string, Func<string, bool>, bool> isCalled,
        string name,
        Func<InputException> unknown)
    {
        string bare = GivenText.Bare(name);
        var pattern = new WildcardPattern(bare, WildcardOptions.IgnoreCase);
        T[] found = [.. entries.Where(e => pattern.IsMatch(nameOf(e)))];
        found = found.Length > 0 ? found : [.. entries.Where(e => isCalled(e, bare, pattern.IsMatch))];
        return found.Length > 0 || WildcardPattern.ContainsWildcardCharacters(name) ? found : throw unknown();
    }
}
