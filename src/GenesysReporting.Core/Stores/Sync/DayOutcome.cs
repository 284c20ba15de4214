using GenesysReporting.Analytics;

namespace GenesysReporting.Stores;

/// <summary>The numbers of the fetching of a day, and the reasons for which it is not complete.</summary>
internal sealed class DayOutcome
{
    /// <summary>The way in which it was fetched.</summary>
    public string? Source { get; set; }

    /// <summary>The end of the data that jobs could read; null if it is not known.</summary>
    public DateTimeOffset? Watermark { get; set; }

    /// <summary>True if everything came.</summary>
    public bool IsComplete { get; set; }

    /// <summary>True if nothing is missing but records that could not be read, each of which is named in the notes.</summary>
    public bool OnlyLacksUnreadable { get; set; }

    /// <summary>The reasons for which it is not complete, one sentence each.</summary>
    public IReadOnlyList<string> Reasons { get; set; } = [];

    /// <summary>Sentences about damaged and lost records.</summary>
    public IReadOnlyList<string> Notes { get; set; } = [];

    /// <summary>Takes over the numbers of the query.</summary>
    public void Set(QuerySummary summary)
    {
        Source = summary.Mode;
        Watermark = summary.Watermark;
        IsComplete = summary.Outcome == QueryOutcome.Complete;
        OnlyLacksUnreadable = summary.Slices.Any(s => s.Lost > 0) && summary.Slices.All(s => s.Agrees || s.Lost > 0);
        Reasons = summary.Reasons;
        Notes = summary.Notes;
    }
}
