using System.Globalization;
using System.Text.Json;

namespace GenesysReporting.Sandbox.Data;

/// <summary>Times in the platform's form: UTC, three digits of milliseconds, Z.</summary>
internal static class Instants
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static void Write(Utf8JsonWriter json, DateTimeOffset instant)
    {
        // A page has thousands of times, and a custom format string is slow.
        Span<byte> text = stackalloc byte[24];
        "0000-00-00T00:00:00.000Z"u8.CopyTo(text);
        DateTime utc = instant.UtcDateTime;
        Digits(text[..4], utc.Year);
        Digits(text[5..7], utc.Month);
        Digits(text[8..10], utc.Day);
        Digits(text[11..13], utc.Hour);
        Digits(text[14..16], utc.Minute);
        Digits(text[17..19], utc.Second);
        Digits(text[20..23], utc.Millisecond);
        json.WriteStringValue(text);
    }

    private static void Digits(Span<byte> text, int number)
    {
        for (int i = text.Length - 1; i >= 0; i--)
        {
            text[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }
}
