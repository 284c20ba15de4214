using System.Globalization;

namespace GenesysReporting.Api.Governing;

/// <summary>Why requests are held back, in words for the progress bar.</summary>
internal static class RateReasons
{
    public const string Unproven = "rate limit: the first answer of its window is awaited";

    public const string Blocked = "rate limit: hit (HTTP 429)";

    public static string Spaced(int used, int allowed) =>
        string.Create(CultureInfo.InvariantCulture, $"rate limit: {used} of {allowed} used");
}
