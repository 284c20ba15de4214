using System.Globalization;
using GenesysReporting.Api.Governing;
using GenesysReporting.Transport;

namespace GenesysReporting.Api;

/// <summary>A token's rate budget, as the last answer's <c>inin-ratelimit-*</c> headers gave it.</summary>
/// <param name="Used">Requests used in the window.</param>
/// <param name="Allowed">Requests allowed in the window.</param>
/// <param name="ResetsAt">When the window ends.</param>
public sealed record RateLimitStatus(int Used, int Allowed, DateTimeOffset ResetsAt)
{
    // Half a window, which is a minute: the ends that two answers tell of one window differ by rounding and by their way.
    private static readonly TimeSpan SameWindow = TimeSpan.FromSeconds(30);

    /// <summary>Requests left in the window.</summary>
    public int Remaining => Math.Max(0, Allowed - Used);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Remaining} of {Allowed}");

    /// <summary>Which of two answers tells more: they come in any order, and of one window the higher count is the later one.</summary>
    internal RateLimitStatus After(RateLimitStatus? before, DateTimeOffset now) =>
        before is not null && now < before.ResetsAt && ResetsAt - before.ResetsAt < SameWindow && Used < before.Used ? before : this;

    /// <summary>Null where the answer does not carry all three headers.</summary>
    internal static RateLimitStatus? Read(TransportResponse response, DateTimeOffset now) =>
        RateHeaders.Read(response) is { } headers
            ? new RateLimitStatus(headers.Count, headers.Allowed, now + headers.Reset)
            : null;
}
