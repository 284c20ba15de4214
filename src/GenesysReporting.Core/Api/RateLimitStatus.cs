using System.Globalization;
using GenesysReporting.Api.Governing;
using GenesysReporting.Transport;

namespace GenesysReporting.Api;

/// <summary>A token's rate budget, by the <c>inin-ratelimit-*</c> headers of the last answer.</summary>
/// <param name="Used">Requests used in the window.</param>
/// <param name="Allowed">Requests allowed in the window.</param>
/// <param name="ResetsAt">The end of the window.</param>
public sealed record RateLimitStatus(int Used, int Allowed, DateTimeOffset ResetsAt)
{
    // Half of a window's minute: the ends by two answers of one window differ by rounding and by their latency.
    private static readonly TimeSpan SameWindow = TimeSpan.FromSeconds(30);

    /// <summary>Requests left in the window.</summary>
    public int Remaining => Math.Max(0, Allowed - Used);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Remaining} of {Allowed}");

    /// <summary>Returns the later of two statuses: answers arrive in any order, and in one window the higher count is the later one.</summary>
    internal RateLimitStatus After(RateLimitStatus? before, DateTimeOffset now) =>
        before is not null && now < before.ResetsAt && ResetsAt - before.ResetsAt < SameWindow && Used < before.Used ? before : this;

    /// <summary>Reads an answer's headers; null unless it has all three.</summary>
    internal static RateLimitStatus? Read(TransportResponse response, DateTimeOffset now) =>
        RateHeaders.Read(response) is { } headers
            ? new RateLimitStatus(headers.Count, headers.Allowed, now + headers.Reset)
            : null;
}
