using GenesysReporting.Analytics.Reading;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Collections;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Reading;

/// <summary>What became of each part.</summary>
internal sealed class PartResults(QueryInterval interval)
{
    private readonly List<Entry> _entries = [];

    public int Count => _entries.Count;

    public void Begin(DetailsPart part, SliceTally tally) => _entries.Add(new Entry(part, tally));

    /// <summary>The part is read in another way.</summary>
    public void Drop(DetailsPart part) => _entries.RemoveAll(e => ReferenceEquals(e.Part, part));

    /// <summary>The part was read to its end; what became of it.</summary>
    public SliceSummary End(DetailsPart part, bool agrees)
    {
        Entry entry = Find(part);
        (entry.WasReadWhole, entry.Agrees) = (true, agrees);
        return entry.ToSummary();
    }

    public void Fail(DetailsPart part, GenesysException failure) => Find(part).Failure = failure;

    /// <param name="inPart">How much of the present part is read, 0 to 1.</param>
    /// <param name="delivered">Records delivered so far.</param>
    /// <param name="left">Parts that are still to come.</param>
    public QueryProgress Progress(double inPart, long delivered, int left)
    {
        int done = Math.Max(0, _entries.Count - 1);
        int all = Math.Max(1, _entries.Count + left);
        return new QueryProgress((done + inPart) / all, delivered, _entries.Count, all);
    }

    public QuerySummary ToSummary(DetailsRouter router, GenesysException? failure, bool wasReadWhole)
    {
        SliceSummary[] slices = [.. _entries.Select(e => e.ToSummary())];
        return new QuerySummary
        {
            Type = QueryTypes.ConversationDetails.Name,
            Interval = interval,
            Outcome = Judge(slices, failure, wasReadWhole),
            Failure = failure?.Message,
            Slices = slices.ToReadOnly(),
            Mode = Mode(slices),
            ModeReason = router.Reason,
            Watermark = router.Watermark,
        };
    }

    private static QueryOutcome Judge(SliceSummary[] slices, GenesysException? failure, bool wasReadWhole) =>
        failure is not null ? QueryOutcome.Failed
        : !wasReadWhole ? QueryOutcome.Stopped
        : slices.All(s => s is { Agrees: true, Failure: null }) ? QueryOutcome.Complete
        : QueryOutcome.Incomplete;

    private static string Mode(SliceSummary[] slices) =>
        string.Join(", ", slices.Select(s => s.Source).Distinct().DefaultIfEmpty("Query"));

    private Entry Find(DetailsPart part) => _entries.Find(e => ReferenceEquals(e.Part, part))!;

    private sealed class Entry(DetailsPart part, SliceTally tally)
    {
        public DetailsPart Part => part;

        public bool WasReadWhole { get; set; }

        public bool Agrees { get; set; }

        public GenesysException? Failure { get; set; }

        public SliceSummary ToSummary() => tally.ToSummary(WasReadWhole, Agrees) with
        {
            Source = part.ByJob ? "Job" : "Query",
            Failure = Failure?.Message,
        };
    }
}
