using System.Globalization;
using GenesysReporting.Transport;

namespace GenesysReporting.Api.Governing;

/// <summary>The <c>inin-ratelimit-*</c> headers of one answer.</summary>
/// <param name="Count">Requests used in the window, this one included.</param>
/// <param name="Allowed">Requests allowed in the window.</param>
/// <param name="Reset">How long until the window ends, in whole seconds.</param>
internal readonly record struct RateHeaders(int Count, int Allowed, TimeSpan Reset)
{
    /// <summary>Null where the answer does not carry all three, or where they allow nothing at all.</summary>
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
