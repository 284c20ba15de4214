using System.Globalization;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Errors;

/// <summary>Parameters of the address.</summary>
internal static class QueryParameters
{
    /// <summary>A whole number within limits.</summary>
    /// <exception cref="ApiError">It is none, or outside of them.</exception>
    public static int ReadInt32(this FormFields fields, string name, int fallback, int least, int most)
    {
        string? text = fields.First(name);
        if (text is null)
        {
            return fallback;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            && number >= least && number <= most
            ? number
            : throw ApiErrors.BadRequest($"{name} must be a whole number from {least} to {most}, and not '{text}'.");
    }
}
