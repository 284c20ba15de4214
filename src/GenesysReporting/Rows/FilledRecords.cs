using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Rows.Reading;

namespace GenesysReporting.Rows;

/// <summary>The aggregates of a pipeline and the buckets that they lack: groups of several sessions are filled separately.</summary>
internal sealed class FilledRecords
{
    private readonly List<(GenesysSession? Origin, GapFiller Filler)> _fillers = [];

    /// <summary>Takes a record; throws if it has no buckets, or if it is not known which there are.</summary>
    public void Add(AnalyticsRecord record)
    {
        GenesysSession? origin = SessionOrigin.Of(record);
        int at = _fillers.FindIndex(f => ReferenceEquals(f.Origin, origin));
        if (at < 0)
        {
            at = _fillers.Count;
            _fillers.Add((origin, new GapFiller()));
        }

        _fillers[at].Filler.Add(record);
    }

    /// <summary>Returns all records, in the order in which the groups came.</summary>
    public IEnumerable<AnalyticsRecord> Take()
    {
        foreach ((GenesysSession? origin, GapFiller filler) in _fillers)
        {
            foreach (AnalyticsAggregate record in filler.Take())
            {
                if (origin is not null)
                {
                    SessionOrigin.Mark(record, origin);
                }

                yield return record;
            }
        }
    }
}
