using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Export;

/// <summary>Finds what a checkpoint cannot be, however it came to be written: numbers that contradict each other, or the requested interval.</summary>
internal static class StateCheck
{
    /// <summary>More than any file has, and so little that sums cannot overflow.</summary>
    private const long Most = 1L << 48;

    /// <summary>Returns the contradiction as part of a sentence; null if there is none.</summary>
    /// <param name="state">The checkpoint.</param>
    /// <param name="interval">The requested interval.</param>
    public static string? Contradiction(ExportState state, QueryInterval interval) =>
        !IsNumber(state.Length) || !IsNumber(state.ConvertedLength ?? 0) ? "a length cannot be"
        : OfParts(state, interval) ?? OfBegun(state, interval) ?? OfEnd(state, interval);

    private static string? OfParts(ExportState state, QueryInterval interval)
    {
        (DateTimeOffset end, long least) = (interval.Start, 0);
        foreach (DonePart part in state.Parts)
        {
            SliceSummary summary = part.Summary;
            if (summary.Interval.Start != end)
            {
                return $"the part {summary.Interval} does not begin where the one before it ends";
            }

            if (part.From < least || part.From > state.Length)
            {
                return $"the part {summary.Interval} is not in its place in the file";
            }

            if (part.Source is null || !AreCounts(part.Counts)
                || !AreNumbers(part.TotalHits, part.Lost, part.Received, part.Unique, part.WithoutId, part.Outside, part.Passes))
            {
                return $"a count of the part {summary.Interval} is impossible";
            }

            (end, least) = (summary.Interval.End, LeastEnd(part.From, part.Counts));
        }

        return end > interval.End ? "its parts go beyond the interval" : null;
    }

    private static string? OfBegun(ExportState state, QueryInterval interval)
    {
        if (state.Begun is not { } begun)
        {
            return null;
        }

        QueryInterval part = begun.ToPart().Interval!;
        ResumePoint? mark = begun.Mark;
        return part.Start != (state.ReadTo ?? interval.Start) || part.End > interval.End ? "the part in progress is not the next one"
            : begun.From < (state.Parts is [.., var last] ? LeastEnd(last.From, last.Counts) : 0) || begun.From > state.Length - (begun.Counts.Rows > 0 ? 1 : 0) ? "the part in progress is not in its place in the file"
            : mark is null || !AreCounts(begun.Counts) || !AreNumbers(mark.Page, mark.TotalHits ?? 0, mark.Received, mark.Outside, mark.WithoutId)
                || mark.Outside > mark.Received || mark.WithoutId > mark.Received ? "a count of the part in progress is impossible"
            : null;
    }

    private static string? OfEnd(ExportState state, QueryInterval interval) => !state.IsFinished
        ? (state.ConvertedLength is null ? null : "it is unfinished and has the length of the finished file")
        : (state.ReadTo ?? interval.Start) < interval.End ? "it is finished and has parts that are not read" : null;

    /// <summary>The least offset at which a part can end: rows have at least one byte, also when they are packed.</summary>
    private static long LeastEnd(long from, LineCounts counts) => counts.Rows > 0 ? from + 1 : from;

    private static bool AreCounts(LineCounts counts) =>
        AreNumbers(counts.Conversations, counts.Rows, counts.Guarded) && AreNumbers([.. counts.LeftOut?.Values ?? []]);

    private static bool AreNumbers(params ReadOnlySpan<long> numbers)
    {
        foreach (long number in numbers)
        {
            if (!IsNumber(number))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNumber(long number) => number is >= 0 and <= Most;
}
