namespace GenesysReporting.Errors;

/// <summary>Finds the name that somebody most likely meant.</summary>
internal static class NearestName
{
    private const int ShortestBeginning = 3;

    /// <summary>The candidate with the fewest edits from <paramref name="given"/>, or null when none is near.</summary>
    public static string? Find(string given, IEnumerable<string> candidates) => FindAll(given, candidates).FirstOrDefault();

    /// <summary>
    /// The candidates that are near to <paramref name="given"/>, those with the fewest edits first; then those that begin
    /// with it, the shortest first.
    /// </summary>
    public static IEnumerable<string> FindAll(string given, IEnumerable<string> candidates)
    {
        string[] all = [.. candidates];
        IEnumerable<string> begun = all
            .Where(c => given.Length >= ShortestBeginning && c.StartsWith(given, StringComparison.OrdinalIgnoreCase))
            .OrderBy(c => c.Length);
        return Near(given, all).Concat(begun).Distinct();
    }

    private static IEnumerable<string> Near(string given, string[] candidates)
    {
        int most = Math.Max(2, given.Length / 3);
        string wanted = given.ToUpperInvariant();
        return candidates
            .Where(c => Math.Abs(c.Length - given.Length) <= most)
            .Select(c => (Name: c, Edits: Distance(wanted, c.ToUpperInvariant())))
            .Where(c => c.Edits <= most)
            .OrderBy(c => c.Edits)
            .Select(c => c.Name);
    }

    /// <summary>Levenshtein's distance, on two rows.</summary>
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
