using GenesysReporting.Rows;

namespace GenesysReporting.Reports.Figures;

/// <summary>Calculates the values of a column.</summary>
internal sealed class Measure
{
    private const double MillisecondsPerSecond = 1000;

    // More than are shown, as a fraction that is rounded twice can be wrong: 4 of 21 is 19.0 %, and 0.1905 would be 19.1 %.
    private const int PercentagePlaces = 6;

    private static readonly double FirstTime = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly double LastTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private readonly Formula _value;
    private readonly Formula? _over;
    private readonly ReportMeasure _definition;
    private readonly TimeZoneInfo _zone;

    /// <param name="definition">The column.</param>
    /// <param name="question">The question of statistics that name none.</param>
    /// <param name="zone">The time zone of times; null for UTC.</param>
    public Measure(ReportMeasure definition, string question, TimeZoneInfo? zone = null)
    {
        (_definition, _zone) = (definition, zone ?? TimeZoneInfo.Utc);
        _value = Formula.Parse(definition.Value, question);
        _over = definition.Over is { } over ? Formula.Parse(over, question) : null;
    }

    /// <summary>The statistics that the column is calculated from.</summary>
    public IEnumerable<FormulaTerm> Terms => _value.Terms.Concat(_over?.Terms ?? []);

    /// <summary>
    /// Returns the cell: a whole number for counts, whole seconds for durations, a time, a fraction of six places for percentages and of four for numbers, or
    /// null if there is no data, or none that a cell can hold.
    /// </summary>
    /// <param name="row">The sums of the row.</param>
    /// <param name="whole">The sums that a share is a part of.</param>
    public object? Cell(FigureSet row, FigureSet whole) => Value(row, whole) is not { } value || !double.IsFinite(value) ? null : _definition.Kind switch
    {
        ReportValueKind.Count => (object)(long)Math.Round(value, MidpointRounding.AwayFromZero),
        ReportValueKind.Time => value >= FirstTime && value <= LastTime ? TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds((long)value), _zone) : null,
        ReportValueKind.Duration => (object)(long)Math.Round(value / MillisecondsPerSecond, MidpointRounding.AwayFromZero),
        ReportValueKind.Percentage => Math.Round(value, PercentagePlaces, MidpointRounding.AwayFromZero) + 0.0,
        _ => CellText.Number(value),
    };

    private double? Value(FigureSet row, FigureSet whole)
    {
        double? part = _value.Sum(row);
        if (_definition.Within is not null)
        {
            return Divide(part, _value.Sum(whole));
        }

        if (_over is null)
        {
            return part;
        }

        // An event that never happened has no data, while the events that it is a share of have.
        return Divide(part ?? (_definition.Kind == ReportValueKind.Percentage ? 0 : null), _over.Sum(row));
    }

    private static double? Divide(double? part, double? all) => part is { } value && all is { } known && known != 0 ? value / known : null;
}
