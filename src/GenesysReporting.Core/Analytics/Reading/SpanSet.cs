using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics.Reading;

/// <summary>The properties that identify a span of a user. A span without a start has its end instead.</summary>
internal readonly record struct SpanKey(string? Status, string? Definition, DateTimeOffset? Start, DateTimeOffset? End);

/// <summary>
/// The spans of one kind of one user, each once. Of two versions, the one that has ended is newer than the one that was still
/// open, and the longer one is newer than the shorter.
/// </summary>
/// <param name="keyOf">Returns the key of a span.</param>
/// <param name="timesOf">Returns the start and the end of a span.</param>
internal sealed class SpanSet<T>(Func<T, SpanKey> keyOf, Func<T, (DateTimeOffset? Start, DateTimeOffset? End)> timesOf)
    where T : PlatformRecord
{
    private readonly Dictionary<SpanKey, T> _spans = [];

    public int Count => _spans.Count;

    public void Add(IEnumerable<T> spans)
    {
        foreach (T span in spans)
        {
            SpanKey key = keyOf(span);
            _spans[key] = _spans.TryGetValue(key, out T? known) ? Newer(known, span) : span;
        }
    }

    /// <summary>Removes and returns the spans that do not reach into the next interval, in order of their starts.</summary>
    public T[] Take(QueryInterval? next, bool isDescending)
    {
        KeyValuePair<SpanKey, T>[] taken = [.. _spans.Where(s => next is null || !Reaches(timesOf(s.Value), next))];
        foreach ((SpanKey key, _) in taken)
        {
            _spans.Remove(key);
        }

        // A span of no length comes before the one that begins at the same time.
        IEnumerable<T> spans = taken.Select(s => s.Value);
        return isDescending
            ? [.. spans.OrderByDescending(s => timesOf(s).Start).ThenByDescending(s => timesOf(s).End ?? DateTimeOffset.MaxValue)]
            : [.. spans.OrderBy(s => timesOf(s).Start).ThenBy(s => timesOf(s).End ?? DateTimeOffset.MaxValue)];
    }

    private static bool Reaches((DateTimeOffset? Start, DateTimeOffset? End) span, QueryInterval next) =>
        !(span.Start > next.End) && !(span.End < next.Start);

    private T Newer(T known, T other)
    {
        DateTimeOffset? end = timesOf(known).End;
        bool isNewer = timesOf(other).End is { } ends && !(end >= ends);
        (T kept, T dropped) = isNewer ? (other, known) : (known, other);
        kept.Extension = ExtensionData.Union(kept.Extension, dropped.Extension);
        return kept;
    }
}
