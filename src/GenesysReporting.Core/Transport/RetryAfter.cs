using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GenesysReporting.Transport;

/// <summary>Reads the wait that the platform asks for, from headers or body.</summary>
public static partial class RetryAfter
{
    /// <summary>The three forms of a date in HTTP (RFC 9110, 5.6.7).</summary>
    private static readonly string[] HttpDates = ["ddd, dd MMM yyyy HH:mm:ss 'GMT'", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy"];

    private static readonly TimeSpan DefaultRateWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestRateWait = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Returns the wait after a 429: the one it asks for, else ten seconds. At least one second, because a wait that was
    /// rounded down to zero would use up the retries at once.
    /// </summary>
    public static TimeSpan After429(TransportResponse response, DateTimeOffset now)
    {
        TimeSpan asked = Read(response, now) ?? DefaultRateWait;
        return asked < ShortestRateWait ? ShortestRateWait : asked;
    }

    /// <summary>
    /// Returns the wait that a 429 or 503 asks for: <c>Retry-After</c> in whole seconds or as an HTTP date, else the body's
    /// <c>[n] seconds</c>, else <c>inin-ratelimit-reset</c>; null if there is none of them.
    /// </summary>
    public static TimeSpan? Read(TransportResponse response, DateTimeOffset now) =>
        FromHeader(response, now) ?? (response.Status == 429 ? FromBody(response) ?? FromReset(response) : null);

    private static TimeSpan? FromHeader(TransportResponse response, DateTimeOffset now)
    {
        string? value = response.Header("Retry-After");
        if (Seconds(value) is { } seconds)
        {
            return seconds;
        }

        if (Date(value) is not { } date)
        {
            return null;
        }

        // By the server's own clock if the answer has it: this machine's may be off by an hour.
        DateTimeOffset serverNow = Date(response.Header("Date")) ?? now;
        return date > serverNow ? date - serverNow : TimeSpan.Zero;
    }

    private static TimeSpan? FromBody(TransportResponse response)
    {
        ReadOnlySpan<byte> head = response.Body.Span[..Math.Min(response.Body.Length, 4096)];
        Match match = BracketedSeconds().Match(Encoding.UTF8.GetString(head));
        return match.Success ? Seconds(match.Groups[1].Value) : null;
    }

    private static TimeSpan? FromReset(TransportResponse response) => Seconds(response.Header("inin-ratelimit-reset"));

    private static TimeSpan? Seconds(string? text)
    {
        if (text is not { Length: > 0 } || !text.All(char.IsAsciiDigit))
        {
            return null;
        }

        // A number of any length: what is too large to be one is a wait of years all the same.
        return TimeSpan.FromSeconds(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? seconds : int.MaxValue);
    }

    // Exactly: a lenient reader takes 12.5 for a day in December, and 12:30 for a time of today.
    private static DateTimeOffset? Date(string? text) => DateTimeOffset.TryParseExact(
        text,
        HttpDates,
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite,
        out DateTimeOffset date) ? date : null;

    [GeneratedRegex(@"\[(\d{1,9})\] seconds", RegexOptions.CultureInvariant)]
    private static partial Regex BracketedSeconds();
}
