using System.Globalization;

namespace GenesysReporting.Analytics.Records;

/// <summary>
/// Reads the interval of an aggregate, <c>start/end</c> in ISO 8601. Offsets are kept: they show the zone of the query.
/// </summary>
internal static class IntervalText
{
    public static bool TryRead(string? text, out DateTimeOffset start, out DateTimeOffset end)
    {
        (start, end) = (default, default);
        int slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash >= 0 && TryReadTime(text.AsSpan(0, slash), out start) && TryReadTime(text.AsSpan(slash + 1), out end);
    }

    private static bool TryReadTime(ReadOnlySpan<char> text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
