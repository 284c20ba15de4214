using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Reading;

namespace GenesysReporting.Export.Lines;

/// <summary>A conversation as it goes into the file, made beside the page being read.</summary>
internal sealed record ConversationLines : AnalyticsRecord, IConversationRecord
{
    public string? ConversationId { get; init; }

    public DateTimeOffset? ConversationStart { get; init; }

    /// <summary>Its lines; empty while cells are.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; init; }

    /// <summary>Its rows, where cells of them are still to be filled and no line is written yet; else null.</summary>
    public IReadOnlyList<object?[]>? Unwritten { get; init; }

    /// <summary>How many lines these are.</summary>
    public int Rows { get; init; }

    /// <summary>How many of their cells got an apostrophe.</summary>
    public int Guarded { get; init; }
}
