using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Aggregates;

/// <summary>A value of a metric, with its time and its dimensions.</summary>
internal readonly record struct MetricEvent(string Metric, double Value, DateTimeOffset At, IDimensions Dimensions, string? Qualifier = null);

/// <summary>A source of the values of a family's metrics.</summary>
internal interface IEventSource
{
    /// <summary>Returns the events of a query's metrics within its interval, up to now, before its filter.</summary>
    IEnumerable<MetricEvent> Events(AggregateQuery query, DateTimeOffset now);
}
