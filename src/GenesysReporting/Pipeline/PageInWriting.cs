using GenesysReporting.Analytics;

namespace GenesysReporting.Pipeline;

/// <summary>
/// The page of records that this thread is writing to its pipeline, so that a cmdlet further down can tell what is about to
/// come. A pipeline runs on one thread, so nobody else sees it; it is forgotten with the page's last record.
/// </summary>
internal sealed class PageInWriting : IDisposable
{
    [ThreadStatic]
    private static PageInWriting? t_current;

    private readonly PageInWriting? _outer = t_current;

    private PageInWriting(IReadOnlyList<AnalyticsRecord> records) => Records = records;

    /// <summary>The innermost; null where none is being written.</summary>
    public static PageInWriting? Current => t_current;

    public IReadOnlyList<AnalyticsRecord> Records { get; }

    /// <summary>Which of them is being written.</summary>
    public int Index { get; private set; } = -1;

    /// <summary>The record that is being written; null where something else is.</summary>
    public AnalyticsRecord? Record => Index < Records.Count ? Records[Index] : null;

    /// <summary>To be disposed of when the page is written, however that ends.</summary>
    /// <param name="records">The page; empty where it is of something else.</param>
    public static PageInWriting Begin(IReadOnlyList<AnalyticsRecord> records) => t_current = new PageInWriting(records);

    /// <summary>The next one is about to be written.</summary>
    public void Next() => Index++;

    public void Dispose() => t_current = _outer;
}
