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
