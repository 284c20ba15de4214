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
    /// <summary>Requests left in the window.</summary>
    public int Remaining => Math.Max(0, Allowed - Used);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Remaining} of {Allowed}");

    /// <summary>Null where the answer does not carry all three headers.</summary>
    internal static RateLimitStatus? Read(TransportResponse response, DateTimeOffset now) =>
        RateHeaders.Read(response) is { } headers
            ? new RateLimitStatus(headers.Count, headers.Allowed, now + headers.Reset)
            : null;
}
