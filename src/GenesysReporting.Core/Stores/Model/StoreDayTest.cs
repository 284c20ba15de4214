using System.Globalization;
using GenesysReporting.Collections;

namespace GenesysReporting.Stores;

/// <summary>The kinds of differences between a store and the platform.</summary>
public enum StoreDifferenceKind
{
    /// <summary>The platform has a conversation that the store lacks.</summary>
    Lost,

    /// <summary>The store has a conversation that the platform lacks.</summary>
    Extra,

    /// <summary>The store has a conversation as open that has ended.</summary>
    Open,

    /// <summary>The store has an earlier state of a conversation.</summary>
    Late,
}

/// <summary>A conversation that differs between a store and the platform.</summary>
/// <param name="Day">The UTC day on which it started.</param>
/// <param name="Kind">The kind of difference.</param>
/// <param name="ConversationId">The conversation's id.</param>
public sealed record StoreDifference(DateOnly Day, StoreDifferenceKind Kind, string ConversationId)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd} {Kind} {ConversationId}");
}

/// <summary>The comparison of a day of a store with the platform.</summary>
/// <param name="Day">The UTC day.</param>
public sealed record StoreDayTest(DateOnly Day)
{
    /// <summary>The number of conversations in the store.</summary>
    public long Stored { get; init; }

    /// <summary>The number of conversations on the platform.</summary>
    public long Platform { get; init; }

    /// <summary>The conversations that differ.</summary>
    public IReadOnlyList<StoreDifference> Differences { get; init => field = value.ToReadOnly(); } = [];

    /// <summary>The number of conversations that the store lacks.</summary>
    public int Lost => Count(StoreDifferenceKind.Lost);

    /// <summary>The number of conversations that the platform lacks.</summary>
    public int Extra => Count(StoreDifferenceKind.Extra);

    /// <summary>The number of conversations that have ended, and are open in the store.</summary>
    public int Open => Count(StoreDifferenceKind.Open);

    /// <summary>The number of conversations of which the store has an earlier state.</summary>
    public int Late => Count(StoreDifferenceKind.Late);

    /// <summary>True if the store equals the platform.</summary>
    public bool IsEqual => Differences.Count == 0;

    /// <summary>True if the day was fetched again.</summary>
    public bool Repaired { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd}: {Stored} stored, {Platform} on the platform, {Differences.Count} differ");

    private int Count(StoreDifferenceKind kind) => Differences.Count(d => d.Kind == kind);
}
