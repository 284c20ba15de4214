using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Time;

/// <summary>Finds time zones by their IANA or Windows names.</summary>
public static class TimeZones
{
    /// <summary>Returns the zone with this name; throws <c>UnknownTimeZone</c> with the nearest name if there is none.</summary>
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

    /// <summary>Returns the zone's IANA name, which the platform takes; null where this machine knows none.</summary>
    internal static string? IanaName(TimeZoneInfo zone) =>
        zone.HasIanaId && zone.Id != "Local" ? zone.Id
        : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out string? name) ? name
        : null;

    /// <summary>Returns the zone with this IANA name; throws <c>UnknownTimeZone</c> also for a Windows name, which the platform refuses.</summary>
    internal static TimeZoneInfo FindIana(string name)
    {
        TimeZoneInfo zone = Find(name);
        // 'UTC' is a name of both.
        return TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out string? iana) && !TimeZoneInfo.TryConvertIanaIdToWindowsId(name, out _)
            ? throw TimeErrors.UnknownTimeZone(name, iana)
            : zone;
    }
}
