using System.Diagnostics.CodeAnalysis;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Details;

/// <summary>The slices that are still to be asked for, in order.</summary>
internal sealed class SlicePlan(IEnumerable<QueryInterval> slices)
{
    private readonly Queue<QueryInterval> _left = new(slices);

    public int Left => _left.Count;

    public bool TryTake([NotNullWhen(true)] out QueryInterval? slice) => _left.TryDequeue(out slice);

    /// <summary>
    /// A plan that asks for the slice in two halves first, since it holds more results than can be paged through. A
    /// single UTC day cannot be cut: the platform would match the whole day again.
    /// </summary>
    public SlicePlan Halve(QueryInterval slice, long totalHits, int maxResults)
    {
        int days = UtcDays.Count(slice);
        return days > 1
            ? new SlicePlan(UtcDays.Runs(slice, (days + 1) / 2).Concat(_left))
            : throw QueryErrors.DayTooLarge(slice, totalHits, maxResults);
    }
}
