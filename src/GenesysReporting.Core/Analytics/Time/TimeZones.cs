using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Time;

/// <summary>Finds time zones by their IANA or Windows names, in any case.</summary>
public static class TimeZones
{
    /// <summary>Returns the zone with this name; throws <c>UnknownTimeZone</c> with the nearest name if there is none.</summary>
    public static TimeZoneInfo Find(string name)
    {
        string given = GivenText.Bare(name);
        if (TryFind(given) is { } exact)
        {
            return exact;
        }

        // The framework finds a name in another case only after something has listed all zones, so the list is searched here.
        string[] all = [.. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id)];
        return (all.FirstOrDefault(id => Same(id, given)) ?? WindowsName(all, given)) is { } known && TryFind(known) is { } found
            ? found
            : throw TimeErrors.UnknownTimeZone(given, NearestName.Find(given, all));
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
        return TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out string? iana) && !TimeZoneInfo.TryConvertIanaIdToWindowsId(zone.Id, out _)
            ? throw TimeErrors.UnknownTimeZone(name, iana)
            : zone;
    }

    private static TimeZoneInfo? TryFind(string name)
    {
        try
        {
            // A machine's own zone may have a name that the framework cannot find.
            TimeZoneInfo zone = Same(name, TimeZoneInfo.Local.Id) ? TimeZoneInfo.Local : TimeZoneInfo.FindSystemTimeZoneById(name);
            return IsSpelledAsKnown(zone.Id, name) ? zone : null;
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>
    /// True unless the zone may have taken the caller's spelling for its own, as it does where file names ignore case. Names of
    /// places begin with a capital and have small letters.
    /// </summary>
    private static bool IsSpelledAsKnown(string id, string given) =>
        id != given
        || !id.Contains('/', StringComparison.Ordinal)
        || (char.IsUpper(id[0]) && id.Any(char.IsLower) && char.IsUpper(id[id.LastIndexOf('/') + 1]))
        || TimeZoneInfo.GetSystemTimeZones().Any(z => z.Id == id);

    private static string? WindowsName(IEnumerable<string> ianaNames, string given) => ianaNames
        .Select(id => TimeZoneInfo.TryConvertIanaIdToWindowsId(id, out string? windows) ? windows : null)
        .FirstOrDefault(windows => windows is not null && Same(windows, given));

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
