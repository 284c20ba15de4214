namespace GenesysReporting.Export.Lines;

/// <summary>A conversation as it is written to the file, built while its page is read.</summary>
internal sealed record ConversationLines
{
    public string? ConversationId { get; init; }

    public DateTimeOffset? ConversationStart { get; init; }

    /// <summary>Its lines; empty until they are written.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; init; }

    /// <summary>Its rows, if some of their cells must be filled before the lines are written; otherwise null.</summary>
    public IReadOnlyList<object?[]>? Unwritten { get; init; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; init; }

    /// <summary>The metrics without a column that its sessions carry.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>The number of cells that got an apostrophe.</summary>
    public int Guarded { get; init; }
}
