using System.Globalization;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Errors;

/// <summary>Reads parameters of the address.</summary>
internal static class QueryParameters
{
    /// <summary>Returns a parameter as a whole number; the fallback if it is missing.</summary>
    /// <exception cref="ApiError">It is not a whole number, or outside the limits.</exception>
    public static int ReadInt32(this FormFields fields, string name, int fallback, int min, int max)
    {
        string? text = fields.First(name);
        if (text is null)
        {
            return fallback;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= min && number <= max
            ? number
            : throw ApiErrors.BadRequest($"{name} must be a whole number from {min} to {max}, and not '{text}'.");
    }
}
