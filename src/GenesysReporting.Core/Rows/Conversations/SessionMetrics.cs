using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace GenesysReporting.Rows.Conversations;

/// <summary>The metrics of sessions that have a column, and their sums over several sessions.</summary>
internal sealed class SessionMetrics
{
    // Not a value of a metric: neither a duration nor a count is negative.
    private const long Several = long.MinValue;

    private readonly FrozenDictionary<string, int> _slots;
    private readonly bool[] _isAverage;

    public SessionMetrics(IReadOnlyList<string> names)
    {
        Names = names;
        _slots = names.Select((name, i) => KeyValuePair.Create(name, i)).ToFrozenDictionary(StringComparer.Ordinal);
        _isAverage = [.. names.Select(n => n.StartsWith("tAverage", StringComparison.Ordinal))];
    }

    public IReadOnlyList<string> Names { get; }

    public long?[] NewTally() => new long?[Names.Count];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(long?[] tally, string? name, long? measured)
    {
        if (name is not null && measured is { } value && _slots.TryGetValue(name, out int slot))
        {
            ref long? sum = ref tally[slot];
            sum = sum is null ? value : _isAverage[slot] ? Several : sum + value;
        }
    }

    /// <summary>
    /// Returns the sum over all sessions; null if no session has the metric, which is not the same as zero, and if several
    /// have an average, as averages cannot be added.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long? Read(long?[] tally, int slot) => tally[slot] is { } value and not Several ? value : null;
}
