namespace GenesysReporting.Documents.Charts;

/// <summary>A label below a chart over time.</summary>
/// <param name="Index">The number of the value.</param>
/// <param name="Text">The text.</param>
/// <param name="IsWide">True if there is room for it in wide charts alone.</param>
internal sealed record TimeLabel(int Index, string Text, bool IsWide)
{
    private const int DateLength = 10;
    private const int YearLength = 5;

    /// <summary>Returns as many labels as there is room for.</summary>
    public static IEnumerable<TimeLabel> Of(ChartData data)
    {
        string[] texts = [.. Shorten([.. data.Chart.Labels.Take(data.Count)], data.Chart.IsOverTime)];
        int most = texts.Max(text => text.Length) switch { <= 5 => 8, <= 11 => 4, _ => 2 };
        int step = (int)Math.Ceiling(texts.Length / (double)most);
        for (int i = 0; i < texts.Length; i += step)
        {
            yield return new TimeLabel(i, texts[i], i / step % 2 != 0);
        }
    }

    /// <summary>Returns a label for which there is room next to others.</summary>
    private static string Cut(string label) => ChartData.Cut(label, 16);

    // The date or year that all labels share is in the period of the page.
    private static IEnumerable<string> Shorten(string[] labels, bool areTimes)
    {
        int shared = !areTimes || labels.Any(label => label.Length <= DateLength + 1) ? 0
            : Share(labels, DateLength) ? DateLength + 1
            : Share(labels, YearLength) ? YearLength
            : 0;
        return labels.Select(label => Cut(label[shared..]));
    }

    private static bool Share(string[] labels, int length) => labels.All(label => string.CompareOrdinal(label, 0, labels[0], 0, length) == 0);
}
