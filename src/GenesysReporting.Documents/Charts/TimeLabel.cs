namespace GenesysReporting.Documents.Charts;

/// <summary>A label below a chart over time.</summary>
/// <param name="Index">The number of the value.</param>
/// <param name="Text">The text.</param>
/// <param name="IsWide">True if there is room for it in wide charts alone.</param>
internal sealed record TimeLabel(int Index, string Text, bool IsWide)
{
    private const int DateLength = 10;

    /// <summary>Returns as many labels as there is room for.</summary>
    public static IEnumerable<TimeLabel> Of(ChartData data)
    {
        string[] texts = Shorten([.. data.Chart.Labels.Take(data.Count)]);
        int most = texts.Max(text => text.Length) <= 5 ? 8 : 4;
        int step = (int)Math.Ceiling(texts.Length / (double)most);
        for (int i = 0; i < texts.Length; i += step)
        {
            yield return new TimeLabel(i, texts[i], i / step % 2 != 0);
        }
    }

    /// <summary>Returns a label for which there is room next to others.</summary>
    private static string Cut(string label) => ChartData.Cut(label, 16);

    // The date that all labels share is in the period of the page.
    private static string[] Shorten(string[] labels)
    {
        string first = labels[0];
        bool isOneDay = labels.All(label => label.Length > DateLength + 1
            && label[DateLength] is ' ' or 'T'
            && string.CompareOrdinal(label, 0, first, 0, DateLength) == 0);
        return isOneDay ? [.. labels.Select(label => label[(DateLength + 1)..])] : [.. labels.Select(Cut)];
    }
}
