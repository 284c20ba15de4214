using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Errors;

namespace GenesysReporting.Chaos.Tests;

/// <summary>A run of a query, and its results.</summary>
internal sealed class QueryRun
{
    private readonly AnalyticsReader _reader;

    public QueryRun(GenesysSession session, AnalyticsQuery query, AnalyticsReadOptions options) =>
        _reader = new AnalyticsReader(session, query, options with { PartFailed = FailedParts.Add });

    public List<KnownConversation> Got { get; } = [];

    public List<string> Sources { get; } = [];

    public List<IncompleteException> FailedParts { get; } = [];

    /// <summary>The error that ended the run.</summary>
    public GenesysException? Failure { get; private set; }

    public QuerySummary Summary => _reader.Summarize(Failure);

    /// <param name="afterPage">Receives the number of pages after each page.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public async Task<QueryRun> ToEndAsync(Action<int>? afterPage = null, CancellationToken cancellationToken = default)
    {
        int pages = 0;
        try
        {
            await foreach (IReadOnlyList<AnalyticsRecord> page in _reader.ReadPagesAsync(cancellationToken))
            {
                foreach (AnalyticsConversation c in page.Cast<AnalyticsConversation>())
                {
                    Got.Add(new KnownConversation(c.ConversationId!, c.ConversationStart!.Value));
                    Sources.Add($"{c.Source}");
                }

                afterPage?.Invoke(++pages);
            }
        }
        catch (GenesysException e)
        {
            Failure = e;
        }

        return this;
    }

    /// <summary>
    /// Checks the promises: no duplicates, nothing outside the query, in order unless a slice was read again; and missing
    /// records lie in a slice that is named, or after the one that ended the run.
    /// </summary>
    public void AssertHonest(IReadOnlyList<KnownConversation> expected)
    {
        QuerySummary summary = Summary;
        Assert.Equal(Got.Count, Got.Select(k => k.Id).Distinct().Count());
        Assert.Empty(Got.Except(expected));
        if (summary.Slices.All(s => s.Passes == 1))
        {
            var got = Got.ToHashSet();
            Assert.Equal(expected.Where(got.Contains), Got);
        }

        KnownConversation[] missing = [.. expected.Except(Got)];
        foreach (SliceSummary slice in summary.Slices.Where(s => s is { Agrees: true, Failure: null, WasReadWhole: true }))
        {
            Assert.DoesNotContain(missing, k => slice.Interval.Contains(k.Start));
        }

        Assert.Equal(Got.Count, summary.Delivered);
        switch (summary.Outcome)
        {
            case QueryOutcome.Complete:
                Assert.Empty(missing);
                Assert.Empty(summary.Reasons);
                break;
            case QueryOutcome.Incomplete:
                Assert.All(missing, k => Assert.Contains(
                    summary.Slices,
                    s => s.Interval.Contains(k.Start) && summary.Reasons.Any(r => r.Contains($"{s.Interval}", StringComparison.Ordinal))));
                Assert.NotEmpty(summary.Reasons);
                break;
            default:
                Assert.NotNull(Failure);
                break;
        }
    }

    public void AssertWhole(IReadOnlyList<KnownConversation> expected)
    {
        Assert.Null(Failure);
        AssertHonest(expected);
        Assert.Equal(QueryOutcome.Complete, Summary.Outcome);
    }
}
