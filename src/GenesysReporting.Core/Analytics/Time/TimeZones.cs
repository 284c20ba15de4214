using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Time;

/// <summary>Finds time zones by their IANA or Windows names.</summary>
public static class TimeZones
{
    /// <summary>The zone with this name; raises <c>UnknownTimeZone</c> with the nearest name when there is none.</summary>
    public static TimeZoneInfo Find(string name)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(name.Trim());
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException or ArgumentException)
        {
            string? near = NearestName.Find(name, TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id));
            throw TimeErrors.UnknownTimeZone(name, near);
        }
    }
}
