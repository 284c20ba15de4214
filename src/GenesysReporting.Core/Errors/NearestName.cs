namespace GenesysReporting.Errors;

/// <summary>Finds the name that a user most likely meant.</summary>
internal static class NearestName
{
    private const int ShortestPrefix = 3;

    /// <summary>Returns the candidate with the fewest edits from <paramref name="given"/>; null if none is near.</summary>
    public static string? Find(string given, IEnumerable<string> candidates) => FindAll(given, candidates).FirstOrDefault();

    /// <summary>
    /// Returns the candidates that are near to <paramref name="given"/>: those that it abbreviates word by word, as ConvDet does
    /// ConversationDetails; then those with the fewest edits; then those that begin with it, the shortest first.
    /// </summary>
    public static IEnumerable<string> FindAll(string given, IEnumerable<string> candidates)
    {
        string[] all = [.. candidates];
        IEnumerable<string> prefixed = all
            .Where(c => given.Length >= ShortestPrefix && c.StartsWith(given, StringComparison.OrdinalIgnoreCase))
            .OrderBy(c => c.Length);
        string[] words = WordsOf(given);
        return all.Where(c => words.Length > 1 && IsAbbreviated(WordsOf(c), words)).Concat(Near(given, all)).Concat(prefixed).Distinct();
    }

    /// <summary>True if at most so many edits lead from one name to the other, whatever their case.</summary>
    public static bool IsWithin(string given, string candidate, int edits) =>
        Math.Abs(candidate.Length - given.Length) <= edits && Distance(given.ToUpperInvariant(), candidate.ToUpperInvariant()) <= edits;

    /// <summary>Returns the words of a name that begin with a capital.</summary>
    public static string[] WordsOf(string name)
    {
        int[] starts = [.. Enumerable.Range(0, name.Length).Where(at => at == 0 || (char.IsUpper(name[at]) && char.IsLower(name[at - 1]))), name.Length];
        return [.. starts.Zip(starts.Skip(1), (start, end) => name[start..end])];
    }

    private static bool IsAbbreviated(string[] full, string[] words) =>
        full.Length == words.Length && words.Zip(full, (word, whole) => whole.StartsWith(word, StringComparison.OrdinalIgnoreCase)).All(fits => fits);

    private static IEnumerable<string> Near(string given, string[] candidates)
    {
        int limit = Math.Max(2, given.Length / 3);
        string wanted = given.ToUpperInvariant();
        return candidates
            .Where(c => Math.Abs(c.Length - given.Length) <= limit)
            .Select(c => (Name: c, Edits: Distance(wanted, c.ToUpperInvariant())))
            .Where(c => c.Edits <= limit)
            .OrderBy(c => c.Edits)
            .Select(c => c.Name);
    }

    /// <summary>Returns the Levenshtein distance.</summary>
    private static int Distance(string a, string b)
    {
        int[] previous = Enumerable.Range(0, b.Length + 1).ToArray();
        var current = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
