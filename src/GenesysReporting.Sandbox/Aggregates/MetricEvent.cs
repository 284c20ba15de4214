using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Aggregates;

/// <summary>One value of a metric, when it was posted, and what it was about.</summary>
internal readonly record struct MetricEvent(string Metric, double Value, DateTimeOffset At, IDimensions Dimensions, string? Qualifier = null);

/// <summary>Where the values of a family's metrics come from.</summary>
internal interface IEventSource
{
    /// <summary>All that the query wants within its interval, up to now; the query's filter is not yet asked.</summary>
    IEnumerable<MetricEvent> Events(AggregateQuery query, DateTimeOffset now);
}
