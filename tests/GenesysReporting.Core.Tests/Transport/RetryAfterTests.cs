using System.Text;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Transport;

public class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(429, "42", null, null, null, 42)]
    [InlineData(503, "7", null, null, null, 7)]
    [InlineData(429, "Fri, 20 Nov 2026 10:01:30 GMT", null, null, null, 90)]
    [InlineData(429, "Fri, 20 Nov 2026 09:00:00 GMT", null, null, null, 0)]
    // The server's clock is an hour slow; only its own two times are comparable.
    [InlineData(429, "Fri, 20 Nov 2026 09:00:20 GMT", "Fri, 20 Nov 2026 09:00:00 GMT", null, null, 20)]
    [InlineData(429, null, null, "{\"message\":\"Retry the request in [11] seconds\"}", "61", 11)]
    [InlineData(429, null, null, "{}", "61", 61)]
    [InlineData(429, "3", null, "Retry the request in [11] seconds", "61", 3)]
    [InlineData(429, "soon", null, "[99999999999] seconds", "1.5", null)]
    [InlineData(429, "-5", null, "", null, null)]
    [InlineData(429, "Friday, 20-Nov-26 10:01:30 GMT", null, null, null, 90)]
    [InlineData(429, "Fri Nov 20 10:01:30 2026", null, null, null, 90)]
    [InlineData(429, "007", null, null, null, 7)]
    [InlineData(429, "99999999999999999999", null, null, null, int.MaxValue)]
    // A date that the weekday contradicts, and what a lenient reader takes for a date or a time.
    [InlineData(429, "Mon, 20 Nov 2026 10:01:30 GMT", null, null, null, null)]
    [InlineData(429, "12.5", null, null, "61", 61)]
    [InlineData(429, "2, 3", null, null, "61", 61)]
    [InlineData(429, "12:30", null, null, "61", 61)]
    [InlineData(503, "12.5", null, null, null, null)]
    [InlineData(503, "2, 3", null, null, null, null)]
    [InlineData(503, "12:30", null, null, null, null)]
    [InlineData(503, "2026-11-20", null, null, null, null)]
    [InlineData(503, "Fri, 20 Nov 2026 10:01:30 +0000", null, null, null, null)]
    [InlineData(503, "1e3", null, null, null, null)]
    [InlineData(503, " 5", null, null, null, null)]
    [InlineData(503, "5\0", null, null, null, null)]
    [InlineData(503, "\u0665", null, null, null, null)]
    // Another Date does not count either.
    [InlineData(503, "Fri, 20 Nov 2026 10:01:30 GMT", "12:30", null, null, 90)]
    [InlineData(503, null, null, "Retry the request in [11] seconds", "61", null)]
    public void The_wait_is_read_from_header_then_body_then_reset(
        int status, string? retryAfter, string? date, string? body, string? reset, int? seconds)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Add("retry-after", retryAfter);
        Add("DATE", date);
        Add("inin-ratelimit-reset", reset);
        var response = new TransportResponse(status, headers, Encoding.UTF8.GetBytes(body ?? string.Empty));

        TimeSpan? wait = RetryAfter.Read(response, Now);

        Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, wait);

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                headers[name] = value;
            }
        }
    }
}
