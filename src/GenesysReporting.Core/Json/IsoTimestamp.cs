using System.Runtime.CompilerServices;

namespace GenesysReporting.Json;

/// <summary>Reads times in the form that the platform nearly always uses, 2026-06-02T05:09:00.579Z; for other forms use the framework's reader.</summary>
internal static class IsoTimestamp
{
    private const int Length = 24;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryRead(ReadOnlySpan<byte> utf8, out DateTimeOffset time)
    {
        time = default;
        if (utf8.Length != Length || utf8[4] != '-' || utf8[7] != '-' || utf8[10] != 'T' || utf8[13] != ':' || utf8[16] != ':'
            || utf8[19] != '.' || utf8[23] != 'Z')
        {
            return false;
        }

        int year = (Two(utf8, 0) * 100) + Two(utf8, 2);
        (int month, int day) = (Two(utf8, 5), Two(utf8, 8));
        (int hour, int minute, int second) = (Two(utf8, 11), Two(utf8, 14), Two(utf8, 17));
        int thousandths = (Two(utf8, 20) * 10) + One(utf8, 22);
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || thousandths < 0)
        {
            return false;
        }

        time = new DateTimeOffset(year, month, day, hour, minute, second, thousandths, TimeSpan.Zero);
        return true;
    }

    // Low enough that any number with such a digit is negative.
    private const int NotADigit = -100_000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Two(ReadOnlySpan<byte> utf8, int at) => (One(utf8, at) * 10) + One(utf8, at + 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int One(ReadOnlySpan<byte> utf8, int at) => char.IsAsciiDigit((char)utf8[at]) ? utf8[at] - '0' : NotADigit;
}
