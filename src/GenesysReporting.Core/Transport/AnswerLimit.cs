using System.Globalization;
using GenesysReporting.Errors;

namespace GenesysReporting.Transport;

/// <summary>The largest size of an answer, after decompression: a few bytes on the wire could otherwise fill the memory.</summary>
public static class AnswerLimit
{
    /// <summary>The environment variable that sets another size, in bytes.</summary>
    public const string Variable = "GENESYSREPORTING_MAXANSWERBYTES";

    /// <summary>256 MB: the largest pages that the platform is known to send have about a tenth of it.</summary>
    public const long Default = 256L << 20;

    /// <summary>The size for answers that have a few hundred bytes, such as a token's: 1 MB.</summary>
    public const long Small = 1L << 20;

    // An answer is stored in one array.
    private const long Largest = 2_147_483_591;

    /// <summary>Returns the size of a setting; the default if it is not set. Throws <c>AnswerLimitInvalid</c> for anything but a number in range.</summary>
    public static long Read(string? setting) => string.IsNullOrWhiteSpace(setting) ? Default
        : long.TryParse(setting.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) && bytes is >= Small and <= Largest
            ? bytes
            : throw new InputException(
                "AnswerLimitInvalid",
                $"The environment variable {Variable} is '{setting}', which is not a number of bytes from {Small} to {Largest}.",
                $"Set it to a number such as {Default * 2}, or remove it for the default of {Default}.",
                setting);

    /// <summary>Returns the error of an answer that is too large.</summary>
    internal static AnswerException Exceeded(TransportRequest request, long limit) => new(
        "AnswerTooLarge",
        string.Create(
            CultureInfo.InvariantCulture,
            $"The answer of {request} has more than {limit} bytes after decompression, the largest size that is accepted here. It was not read further."),
        $"Ask for less at a time, such as a shorter interval. If such an answer is expected, set the environment variable {Variable} to a larger number of bytes and connect again.",
        request.Uri.AbsolutePath);
}
