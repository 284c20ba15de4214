using System.Globalization;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;

namespace GenesysReporting.Arguments;

/// <summary>A day as a user gives it: YYYY-MM-DD, a DateTime or a DateOnly. PowerShell does not convert the text, as it reads '01/02/2026' as a US date.</summary>
public sealed class DayArgument
{
    private readonly Func<DateOnly> _read;
    private readonly string _shown;

    /// <summary>Creates the argument from text.</summary>
    public DayArgument(string text)
    {
        _shown = text;
        _read = () => DateOnly.TryParseExact(GivenText.Bare(text), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : throw TimeErrors.InvalidDay(text);
    }

    /// <summary>Creates the argument from a DateTime, whose time of day does not matter.</summary>
    public DayArgument(DateTime time)
    {
        _shown = time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        _read = () => DateOnly.FromDateTime(time);
    }

    /// <summary>Creates the argument from a DateOnly.</summary>
    public DayArgument(DateOnly day)
    {
        _shown = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        _read = () => day;
    }

    /// <inheritdoc/>
    public override string ToString() => _shown;

    /// <summary>Returns the day; throws <c>InvalidDay</c> for other text.</summary>
    internal DateOnly Read() => _read();
}
