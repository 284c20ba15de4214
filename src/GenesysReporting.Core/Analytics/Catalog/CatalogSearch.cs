using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Catalog;

/// <summary>Searches names, meanings, and the terms of the user interface.</summary>
public static class CatalogSearch
{
    private const int NotFound = int.MaxValue;

    private const int LeastWord = 4;

    // People put these words around the name of a figure: talk time, abandon rate, calls offered.
    private static readonly HashSet<string> Fillers = new(
        [
            "time", "rate", "ratio", "number", "count", "total", "average", "avg", "maximum", "max", "call", "calls", "conversation", "conversations",
            "interaction", "interactions", "of", "per", "the", "by", "in", "for",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Returns the entries that have all words of a text: first those that are called so, then those with the words in a name, then those with the
    /// words in the meaning, and last those that have them without words such as 'time' and 'rate'. Letter case, punctuation, the plural, and spaces
    /// within a word do not matter.
    /// </summary>
    /// <param name="text">One or more words, such as 'service level' or ASA.</param>
    /// <exception cref="InputException"><c>SearchEmpty</c>: the text has no letter and no digit.</exception>
    public static IReadOnlyList<CatalogEntry> Find(string text)
    {
        string[] words = [.. Words(text).Select(Singular)];
        if (words.Length == 0)
        {
            throw CatalogErrors.SearchEmpty(text);
        }

        string[] core = [.. words.Where(word => !Fillers.Contains(word))];
        return [.. Entries().Select(entry => (Entry: entry, Rank: Rank(entry, text, words, core))).Where(e => e.Rank < NotFound).OrderBy(e => e.Rank).Select(e => e.Entry)];
    }

    /// <summary>Returns a text that finds something, with one word replaced by the nearest that is known; null if none is near.</summary>
    /// <param name="text">A text that nothing was found for.</param>
    internal static string? Correct(string text)
    {
        string[] known = [.. Entries().SelectMany(e => e.OtherNames.Append(e.Meaning ?? string.Empty).SelectMany(Words).Concat(NearestName.WordsOf(e.Name)))
            .Where(word => word.Length >= LeastWord && word.All(char.IsLetter))
            .Select(word => word.ToLowerInvariant())
            .Distinct()];
        string[] given = [.. Words(text.ToLowerInvariant())];
        return Enumerable.Range(0, given.Length)
            .SelectMany(at => NearWords(given[at], known).Select(word => string.Join(' ', given[..at].Append(word).Concat(given[(at + 1)..]))))
            .FirstOrDefault(corrected => Find(corrected).Count > 0);
    }

    /// <summary>Returns known words with one other letter; then those that a word begins with; then those with two other letters, but the same first one.</summary>
    private static IEnumerable<string> NearWords(string word, string[] known) => word.Length < LeastWord ? []
        : known.Where(k => NearestName.IsWithin(word, k, 1))
            .Concat(known.Where(k => k.Length > LeastWord && word.StartsWith(k, StringComparison.Ordinal)).OrderByDescending(k => k.Length))
            .Concat(known.Where(k => word.Length > LeastWord && k[0] == word[0] && NearestName.IsWithin(word, k, 2)));

    private static IEnumerable<CatalogEntry> Entries() =>
    [
        .. AnalyticsCatalog.Metrics.Select(m => new CatalogEntry(CatalogEntryKind.Metric, m.Name, m.Unit, m.Meaning, m.ScreenNames, m.Families)),
        .. AnalyticsCatalog.Dimensions.Select(d => new CatalogEntry(CatalogEntryKind.Dimension, d.Name, null, Values(d), d.Words, d.Families)),
        .. AnalyticsCatalog.Families.Select(f => new CatalogEntry(CatalogEntryKind.Type, f.Name, null, f.Meaning, [], [f.Name])),
    ];

    private static string? Values(CatalogDimension dimension) => dimension.Values.Count == 0 ? null : string.Join(", ", dimension.Values);

    private static int Rank(CatalogEntry entry, string text, string[] words, string[] core)
    {
        string[] names = [entry.Name, .. entry.OtherNames];
        string called = string.Join(' ', names);
        return Array.Exists(names, name => IsSame(name, text)) ? 0
            : core.Length > 0 && Array.Exists(names, name => IsSame(name, string.Join(' ', core))) ? 1
            : Array.Exists(names, name => Has(name, text)) ? 2
            : HasAll(called, words) ? 3
            : words.Length > 1 && Has(called, string.Concat(words)) ? 4
            : HasAll($"{called} {entry.Meaning}", words) ? 5
            : core.Length == 0 || core.Length == words.Length ? NotFound
            : HasAll(called, core) ? 6
            : HasAll($"{called} {entry.Meaning}", core) ? 7
            : NotFound;
    }

    private static bool IsSame(string name, string text)
    {
        string plain = CatalogWords.Plain(name);
        string given = CatalogWords.Plain(text);
        return given.Length > 0 && (plain == given || Singular(plain) == Singular(given));
    }

    /// <summary>Returns a word without the s of its plural.</summary>
    private static string Singular(string word) =>
        word.Length >= LeastWord && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal) ? word[..^1] : word;

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
