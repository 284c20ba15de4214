using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Records;

namespace GenesysReporting.Export.Lines;

/// <summary>The lines of a conversation in the file, created on the thread that reads the page.</summary>
internal sealed record ConversationLines : AnalyticsRecord, IConversationRecord
{
    public string? ConversationId { get; init; }

    public DateTimeOffset? ConversationStart { get; init; }

    /// <summary>The lines; empty until all cells are filled.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; init; }

    /// <summary>The rows, if some of their cells must still be filled; else null.</summary>
    public IReadOnlyList<object?[]>? Unwritten { get; init; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; init; }

    /// <summary>The number of cells that got an apostrophe.</summary>
    public int Guarded { get; init; }
}
