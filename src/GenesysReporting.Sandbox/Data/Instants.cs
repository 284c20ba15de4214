using System.Globalization;
using System.Text.Json;

namespace GenesysReporting.Sandbox.Data;

/// <summary>Times as the platform writes them: UTC, three digits of milliseconds, Z.</summary>
internal static class Instants
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static void Write(Utf8JsonWriter json, DateTimeOffset instant)
    {
        Span<char> text = stackalloc char[24];
        instant.UtcDateTime.TryFormat(text, out int length, Format, CultureInfo.InvariantCulture);
        json.WriteStringValue(text[..length]);
    }
}
