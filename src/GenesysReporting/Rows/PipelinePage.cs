using GenesysReporting.Analytics;

namespace GenesysReporting.Rows;

/// <summary>
/// The page of records that the current thread is writing to its pipeline, from which a cmdlet further down can see the next
/// records. A pipeline runs on one thread, so no other pipeline sees it.
/// </summary>
internal sealed class PipelinePage : IDisposable
{
    [ThreadStatic]
    private static PipelinePage? t_current;

    private readonly PipelinePage? _outer = t_current;

    private PipelinePage(IReadOnlyList<AnalyticsRecord> records) => Records = records;

    /// <summary>The innermost page; null if none is being written.</summary>
    public static PipelinePage? Current => t_current;

    public IReadOnlyList<AnalyticsRecord> Records { get; }

    /// <summary>The index of the record that is being written.</summary>
    public int Index { get; private set; } = -1;

    /// <summary>The record that is being written; null if the page is of something else.</summary>
    public AnalyticsRecord? Record => Index < Records.Count ? Records[Index] : null;

    /// <summary>Starts a page, which must be disposed of when it has been written, however that ends.</summary>
    /// <param name="records">The page; empty if it is of something else.</param>
    public static PipelinePage Begin(IReadOnlyList<AnalyticsRecord> records) => t_current = new PipelinePage(records);

    /// <summary>Moves to the next record, before it is written.</summary>
    public void Next() => Index++;

    public void Dispose() => t_current = _outer;
}
