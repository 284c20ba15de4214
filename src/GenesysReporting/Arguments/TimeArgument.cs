using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Arguments;

/// <summary>
/// A time as a user gives it: a DateTime, a DateTimeOffset, or ISO 8601. PowerShell does not convert the text, as it reads
/// '01/02/2026' as a US date on every machine.
/// </summary>
public sealed class TimeArgument
{
    private readonly Func<TimePoint> _read;
    private readonly string _shown;

    /// <summary>Creates the argument from ISO 8601.</summary>
    public TimeArgument(string text)
    {
        _shown = text;
        _read = () => TimePoint.TryParse(text, out TimePoint point) ? point : throw TimeErrors.InvalidTime(text);
    }

    /// <summary>Creates the argument from a DateTime; one without a kind is read in the query's time zone.</summary>
    public TimeArgument(DateTime time)
    {
        _shown = time.ToString("o");
        _read = () => TimePoint.Of(time);
    }

    /// <summary>Creates the argument from a time with an offset.</summary>
    public TimeArgument(DateTimeOffset time)
    {
        _shown = time.ToString("o");
        _read = () => TimePoint.Of(time);
    }

    /// <inheritdoc/>
    public override string ToString() => _shown;

    /// <summary>Returns the forms of a cmdlet's parameters. They are read, and held against each other, when the query is made.</summary>
    internal static TimeForms Forms(
        string? interval, TimeArgument? start, TimeArgument? end, string? past, QueryPeriod? period, TimeZoneInfo zone) => new()
        {
            Interval = interval,
            Start = start is null ? null : start.Read,
            End = end is null ? null : end.Read,
            Past = past,
            Period = period,
            Zone = zone,
        };

    /// <summary>Returns the time; throws <c>InvalidTime</c> for other text. Called after the binding, so that the error has its own id.</summary>
    internal TimePoint Read() => _read();
}
