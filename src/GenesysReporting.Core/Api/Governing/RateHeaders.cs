using System.Globalization;
using GenesysReporting.Transport;

namespace GenesysReporting.Api.Governing;

/// <summary>The <c>inin-ratelimit-*</c> headers of one answer.</summary>
/// <param name="Count">Requests used in the window, including this one.</param>
/// <param name="Allowed">Requests allowed in the window.</param>
/// <param name="Reset">The time until the window ends, in whole seconds.</param>
internal readonly record struct RateHeaders(int Count, int Allowed, TimeSpan Reset)
{
    /// <summary>Reads an answer's headers; null unless it has all three and they allow at least one request.</summary>
    public static RateHeaders? Read(TransportResponse response) =>
        Number(response, "inin-ratelimit-count") is { } count
        && Number(response, "inin-ratelimit-allowed") is > 0 and { } allowed
        && Number(response, "inin-ratelimit-reset") is { } reset
            ? new RateHeaders(count, allowed, TimeSpan.FromSeconds(reset))
            : null;

    private static int? Number(TransportResponse response, string header) =>
        int.TryParse(response.Header(header), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;
}
