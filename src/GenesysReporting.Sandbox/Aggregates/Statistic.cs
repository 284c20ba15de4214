using System.Text.Json;

namespace GenesysReporting.Sandbox.Aggregates;

/// <summary>The statistics of a metric's values; the kind of the metric decides which are written.</summary>
internal sealed class Statistic
{
    private double _sum;
    private double _min = double.PositiveInfinity;
    private double _max = double.NegativeInfinity;
    private long _count;
    private long _negative;
    private long _positive;

    public void Add(double value)
    {
        _count++;
        _sum += value;
        _min = Math.Min(_min, value);
        _max = Math.Max(_max, value);
        _negative += value < 0 ? 1 : 0;
        _positive += value > 0 ? 1 : 0;
    }

    public void Add(Statistic other)
    {
        _count += other._count;
        _sum += other._sum;
        _min = Math.Min(_min, other._min);
        _max = Math.Max(_max, other._max);
        _negative += other._negative;
        _positive += other._positive;
    }

    /// <summary>Returns the number of a function: average, count, max, min or sum.</summary>
    public double Value(string function, string metric) => function switch
    {
        "average" => _sum / _count,
        "count" => IsCounter(metric) ? _sum : _count,
        "max" => _max,
        "min" => _min,
        _ => _sum,
    };

    public void Write(Utf8JsonWriter json, string metric)
    {
        json.WriteStartObject("stats");
        if (IsCounter(metric))
        {
            json.WriteNumber("count", (long)_sum);
        }
        else if (metric.EndsWith("ServiceLevel", StringComparison.Ordinal))
        {
            WriteRatio(json);
        }
        else if (metric == "oServiceTarget")
        {
            json.WriteNumber("current", _max);
        }
        else
        {
            WriteSummary(json, signed: metric.Contains("Sentiment", StringComparison.Ordinal));
        }

        json.WriteEndObject();
    }

    private void WriteRatio(Utf8JsonWriter json)
    {
        json.WriteNumber("ratio", _sum / _count);
        json.WriteNumber("numerator", _sum);
        json.WriteNumber("denominator", _count);
        json.WriteNumber("target", ServiceGoal.Share);
    }

    private void WriteSummary(Utf8JsonWriter json, bool signed)
    {
        json.WriteNumber("max", _max);
        json.WriteNumber("min", _min);
        json.WriteNumber("count", _count);
        if (signed)
        {
            json.WriteNumber("countNegative", _negative);
            json.WriteNumber("countPositive", _positive);
        }

        json.WriteNumber("sum", _sum);
    }

    private static bool IsCounter(string metric) => metric.StartsWith('n');
}

/// <summary>The service level goal of every queue.</summary>
internal static class ServiceGoal
{
    /// <summary>The share of conversations that should be answered in time.</summary>
    public const double Share = 0.8;
}
