using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Catalog;

/// <summary>Searches names, meanings, and the terms of the user interface.</summary>
public static class CatalogSearch
{
    private const int NotFound = int.MaxValue;

    /// <summary>
    /// Returns the entries that have all words of a text: first those that are called so, then those with the words in a name, then those with the
    /// words in the meaning. Letter case and punctuation do not matter.
    /// </summary>
    /// <param name="text">One or more words, such as 'service level' or ASA.</param>
    /// <exception cref="InputException"><c>SearchEmpty</c>: the text has no letter and no digit.</exception>
    public static IReadOnlyList<CatalogEntry> Find(string text)
    {
        string[] words = [.. Words(text)];
        if (words.Length == 0)
        {
            throw CatalogErrors.SearchEmpty(text);
        }

        return [.. Entries().Select(entry => (Entry: entry, Rank: Rank(entry, text, words))).Where(e => e.Rank < NotFound).OrderBy(e => e.Rank).Select(e => e.Entry)];
    }

    private static IEnumerable<CatalogEntry> Entries() =>
    [
        .. AnalyticsCatalog.Metrics.Select(m => new CatalogEntry(CatalogEntryKind.Metric, m.Name, m.Unit, m.Meaning, m.ScreenNames, m.Families)),
        .. AnalyticsCatalog.Dimensions.Select(d => new CatalogEntry(CatalogEntryKind.Dimension, d.Name, null, Values(d), d.Words, d.Families)),
        .. AnalyticsCatalog.Families.Select(f => new CatalogEntry(CatalogEntryKind.Type, f.Name, null, f.Meaning, [], [f.Name])),
    ];

    private static string? Values(CatalogDimension dimension) => dimension.Values.Count == 0 ? null : string.Join(", ", dimension.Values);

    private static int Rank(CatalogEntry entry, string text, string[] words)
    {
        string[] names = [entry.Name, .. entry.OtherNames];
        string plain = CatalogWords.Plain(text);
        return Array.Exists(names, name => CatalogWords.Plain(name) == plain) ? 0
            : Array.Exists(names, name => Has(name, text)) ? 1
            : HasAll(string.Join(' ', names), words) ? 2
            : HasAll($"{string.Join(' ', names)} {entry.Meaning}", words) ? 3
            : NotFound;
    }

    private static bool HasAll(string text, string[] words) => Array.TrueForAll(words, word => Has(text, word));

    /// <summary>True if a text has a word, or a word that begins with it: ASA is in neither hasAnswer nor Basal.</summary>
    private static bool Has(string text, string word)
    {
        for (int at = -1; (at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1]) || (char.IsUpper(text[at]) && char.IsLower(text[at - 1])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the words without punctuation, but with the percent sign of a ratio.</summary>
    private static IEnumerable<string> Words(string text) => text
        .Split([' ', ',', ';', '.', '-', '_', '/', '(', ')', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(word => word.Any(char.IsLetterOrDigit));
}
