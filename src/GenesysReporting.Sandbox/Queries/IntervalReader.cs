using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenesysReporting.Sandbox.Errors;

namespace GenesysReporting.Sandbox.Queries;

/// <summary>Reads intervals, start/end in ISO-8601; a time without an offset is UTC.</summary>
internal static partial class IntervalReader
{
    public static (DateTimeOffset Start, DateTimeOffset End) Read(JsonElement body)
    {
        string text = body.GetProperty("interval").GetString()!;
        string[] parts = text.Split('/');
        if (parts.Length != 2)
        {
            throw ApiErrors.InvalidDate;
        }

        DateTimeOffset start = Instant(parts[0]);
        DateTimeOffset end = Instant(parts[1]);
        return start < end
            ? (start, end)
            : throw ApiErrors.BadRequest($"The interval '{text}' must end after it starts.");
    }

    /// <summary>True if a body's interval has a part of a UTC day; false for a body without an interval.</summary>
    public static bool Touches(byte[] body, DateOnly day)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("interval", out JsonElement interval) || interval.ValueKind != JsonValueKind.String)
            {
                return false;
            }

            (DateTimeOffset start, DateTimeOffset end) = Read(root);
            var midnight = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
            return start < midnight.AddDays(1) && end > midnight;
        }
        catch (Exception e) when (e is JsonException or ApiError)
        {
            return false;
        }
    }

    private static DateTimeOffset Instant(string text) =>
        Pattern().IsMatch(text)
        && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset instant)
            ? instant
            : throw ApiErrors.InvalidDate;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:?\d\d)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
