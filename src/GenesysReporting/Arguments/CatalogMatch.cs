using System.Management.Automation;
using GenesysReporting.Errors;

namespace GenesysReporting.Arguments;

/// <summary>Finds entries of the catalogue by name or wildcard.</summary>
internal static class CatalogMatch
{
    /// <summary>Returns the entries that match a name, in their order; throws for a plain name without a match.</summary>
    public static IReadOnlyList<T> Find<T>(
        IEnumerable<T> entries, Func<T, string> nameOf, string name, Func<InputException> unknown)
    {
        var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
        T[] found = [.. entries.Where(e => pattern.IsMatch(nameOf(e)))];
        return found.Length > 0 || WildcardPattern.ContainsWildcardCharacters(name) ? found : throw unknown();
    }
}
