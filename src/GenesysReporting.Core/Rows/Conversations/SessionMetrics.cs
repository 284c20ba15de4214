using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace GenesysReporting.Rows.Conversations;

/// <summary>The metrics of sessions that have a column, and their sums over several sessions.</summary>
internal sealed class SessionMetrics
{
    // Not a value of a metric: neither a duration nor a count is negative.
    private const long Several = long.MinValue;

    private const int Ignored = -1;
    private const int LeftOut = -2;

    // What the platform sends has few names; anything else must not fill the memory.
    private const int MostOthers = 1_000;

    private readonly FrozenDictionary<string, int> _slots;
    private readonly ConcurrentDictionary<string, int> _others = new(StringComparer.Ordinal);
    private readonly FrozenSet<string> _ignored;
    private readonly bool[] _isAverage;

    /// <param name="names">The metrics that have a column.</param>
    /// <param name="ignored">The metrics that are left out on purpose.</param>
    public SessionMetrics(IReadOnlyList<string> names, IReadOnlyCollection<string> ignored)
    {
        Names = names;
        _slots = names.Select((name, i) => KeyValuePair.Create(name, i)).ToFrozenDictionary(StringComparer.Ordinal);
        _ignored = ignored.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _isAverage = [.. names.Select(n => n.StartsWith("tAverage", StringComparison.OrdinalIgnoreCase))];
    }

    public IReadOnlyList<string> Names { get; }

    public bool IsShown(string name) => _slots.ContainsKey(name);

    public long?[] NewTally() => new long?[Names.Count];

    /// <summary>Adds a value. Returns false if the metric has no column and the catalogue does not have it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Add(long?[] tally, string? name, long? measured)
    {
        if (name is null || measured is not { } value)
        {
            return true;
        }

        if (!_slots.TryGetValue(name, out int slot) && (slot = Other(name)) < 0)
        {
            return slot == Ignored;
        }

        ref long? sum = ref tally[slot];
        sum = sum is null ? value : _isAverage[slot] ? Several : sum + value;
        return true;
    }

    /// <summary>
    /// Returns the sum over all sessions; null if no session has the metric, which is not the same as zero, and if several
    /// have an average, as averages cannot be added.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long? Read(long?[] tally, int slot) => tally[slot] is { } value and not Several ? value : null;

    /// <summary>Returns the slot of a name that is written in another case, or one of the constants.</summary>
    private int Other(string name)
    {
        if (_others.TryGetValue(name, out int known))
        {
            return known;
        }

        int at = Names.ToList().FindIndex(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
        int slot = at >= 0 ? at : _ignored.Contains(name) || MetricNames.IsKnown(name) ? Ignored : LeftOut;
        if (_others.Count < MostOthers)
        {
            _others[name] = slot;
        }

        return slot;
    }
}
