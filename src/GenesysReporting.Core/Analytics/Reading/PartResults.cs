using GenesysReporting.Collections;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Reading;

/// <summary>The results of the parts that have been begun, in order.</summary>
internal sealed class PartResults
{
    private readonly List<Entry> _entries = [];

    public int Count => _entries.Count;

    /// <summary>Gets the number of records that arrived, in all parts.</summary>
    public long Received => _entries.Sum(e => e.Tally.Received);

    /// <summary>Gets the groups that came without any data.</summary>
    public int EmptyGroups => _entries.Sum(e => e.Tally.EmptyGroups);

    /// <summary>Gets the sentences about damaged and lost records.</summary>
    public IReadOnlyList<string> Notes => _entries.SelectMany(e => e.Tally.Notes).Distinct().ToReadOnly();

    /// <summary>Gets the way or ways in which the parts were read.</summary>
    public string Mode => ModeOf(_entries.Select(e => e.Source));

    /// <summary>Returns the different sources as text.</summary>
    public static string ModeOf(IEnumerable<string> sources) => string.Join(", ", sources.Distinct().DefaultIfEmpty("Query"));

    public Entry Begin(QueryPart part, SliceTally tally)
    {
        var entry = new Entry(part, tally);
        _entries.Add(entry);
        return entry;
    }

    /// <summary>Removes a part that other parts replace.</summary>
    public void Remove(Entry entry) => _entries.Remove(entry);

    /// <summary>Returns the summaries of all parts; that of a part without an interval has none.</summary>
    public IReadOnlyList<SliceSummary> ToSummaries() => _entries.Select(e => e.ToSummary()).ToReadOnly();

    /// <summary>The result of one part.</summary>
    internal sealed class Entry(QueryPart part, SliceTally tally)
    {
        private bool _agrees;
        private bool _wasReadWhole;

        public QueryPart Part => part;

        public SliceTally Tally => tally;

        public string Source => part.ByJob ? "Job" : "Query";

        /// <summary>Sets the error that ended the part.</summary>
        public GenesysException? Failure { private get; set; }

        /// <summary>The part was read to its end.</summary>
        public void End(bool agrees) => (_wasReadWhole, _agrees) = (true, agrees);

        public SliceSummary ToSummary() => tally.ToSummary(part.Interval!) with
        {
            Source = Source,
            WasReadWhole = _wasReadWhole,
            Agrees = _agrees,
            Failure = Failure?.Message,
        };
    }
}
