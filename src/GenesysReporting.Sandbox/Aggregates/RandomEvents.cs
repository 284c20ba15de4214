using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Aggregates;

/// <summary>
/// Events of a family that the sandbox has no records of. Those of an hour follow from the seed, so that all groups,
/// filters and buckets agree.
/// </summary>
internal sealed class RandomEvents(int seed, World world, string family) : IEventSource
{
    /// <summary>The limit per hour in the daytime; nights are quieter.</summary>
    private const int DaytimeLimit = 9;

    public IEnumerable<MetricEvent> Events(AggregateQuery query, DateTimeOffset now)
    {
        DateTimeOffset end = query.End < now ? query.End : now;
        long hour = query.Start.ToUnixTimeSeconds() / 3600;
        for (DateTimeOffset at = Hour(hour); at < end; at = Hour(++hour))
        {
            int count = Dice.For(seed, family, hour, -1).Below(at.Hour is > 6 and < 20 ? DaytimeLimit : 3);
            for (int number = 0; number < count; number++)
            {
                foreach (MetricEvent one in Of(query, hour, number))
                {
                    if (one.At >= query.Start && one.At < end)
                    {
                        yield return one;
                    }
                }
            }
        }
    }

    private IEnumerable<MetricEvent> Of(AggregateQuery query, long hour, int number)
    {
        var dimensions = new RandomDimensions(seed, world, family, hour, number, Hour(hour));
        DateTimeOffset at = Hour(hour).AddMilliseconds(Dice.For(seed, family, hour, number).Below(3_600_000));
        IEnumerable<string> wanted = query.Metrics.Append(query.SortBy.Metric).Concat(query.Views.Select(view => view.Target))
            .OfType<string>().Distinct();
        foreach (string metric in wanted)
        {
            Dice dice = Dice.For(seed, family + metric, hour, number);
            if (dice.Percent(60))
            {
                yield return new MetricEvent(metric, Value(metric, dice), at, dimensions);
            }
        }
    }

    private static double Value(string metric, Dice dice) => metric switch
    {
        ['n', ..] => dice.Percent(85) ? 1 : 2,
        ['t', ..] => Math.Round(dice.Span(1, 900).TotalMilliseconds),
        _ when metric.EndsWith("ServiceLevel", StringComparison.Ordinal) => dice.Percent(75) ? 1 : 0,
        _ when metric.Contains("Sentiment", StringComparison.Ordinal) => dice.Between(-100, 100),
        _ => dice.Between(0, 100),
    };

    private static DateTimeOffset Hour(long hour) => DateTimeOffset.FromUnixTimeSeconds(hour * 3600);
}
