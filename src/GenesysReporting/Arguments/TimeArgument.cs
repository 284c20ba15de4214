using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Arguments;

/// <summary>
/// A moment as a user gives it: a DateTime, a DateTimeOffset, or ISO 8601. Text is not left to PowerShell, which reads
/// '01/02/2026' the American way on every machine.
/// </summary>
public sealed class TimeArgument
{
    private readonly Func<TimePoint> _read;
    private readonly string _shown;

    /// <summary>From ISO 8601.</summary>
    public TimeArgument(string text)
    {
        _shown = text;
        _read = () => TimePoint.TryParse(text, out TimePoint point) ? point : throw TimeErrors.InvalidTime(text);
    }

    /// <summary>From a DateTime; one without a kind is read in the query's time zone.</summary>
    public TimeArgument(DateTime time)
    {
        _shown = time.ToString("o");
        _read = () => TimePoint.Of(time);
    }

    /// <summary>From a moment with its offset.</summary>
    public TimeArgument(DateTimeOffset moment)
    {
        _shown = moment.ToString("o");
        _read = () => TimePoint.Of(moment);
    }

    /// <inheritdoc/>
    public override string ToString() => _shown;

    /// <summary>Raises <c>InvalidTime</c> for text that is no time: later than the binding, so that the error has its own id.</summary>
    internal TimePoint Read() => _read();
}
