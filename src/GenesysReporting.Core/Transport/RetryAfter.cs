using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GenesysReporting.Transport;

/// <summary>Reads the wait that the platform asks for, from headers or body.</summary>
public static partial class RetryAfter
{
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
    /// Returns the wait that a 429 or 503 asks for: <c>Retry-After</c> in seconds or as a date, else the body's
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

        if (!DateTimeOffset.TryParse(
            value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
        {
            return null;
        }

        // By the server's own clock if the answer has it: this machine's may be off by an hour.
        DateTimeOffset serverNow = DateTimeOffset.TryParse(
            response.Header("Date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset sent)
                ? sent
                : now;
        return date > serverNow ? date - serverNow : TimeSpan.Zero;
    }

    private static TimeSpan? FromBody(TransportResponse response)
    {
        ReadOnlySpan<byte> head = response.Body.Span[..Math.Min(response.Body.Length, 4096)];
        Match match = BracketedSeconds().Match(Encoding.UTF8.GetString(head));
        return match.Success ? Seconds(match.Groups[1].Value) : null;
    }

    private static TimeSpan? FromReset(TransportResponse response) => Seconds(response.Header("inin-ratelimit-reset"));

    private static TimeSpan? Seconds(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    [GeneratedRegex(@"\[(\d{1,9})\] seconds", RegexOptions.CultureInvariant)]
    private static partial Regex BracketedSeconds();
}
