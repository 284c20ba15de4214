using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace GenesysReporting.Rows.Conversations;

/// <summary>Which metrics of sessions have a column, and what they come to over several sessions.</summary>
internal sealed class SessionMetrics
{
    // No metric of a session can have it: neither a duration nor a count is negative.
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
    /// The sum over all sessions; null where no session has it, which is not the same as zero, and where several have an
    /// average, which nothing sound can be made of.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long? Read(long?[] tally, int slot) => tally[slot] is { } value and not Several ? value : null;
}
