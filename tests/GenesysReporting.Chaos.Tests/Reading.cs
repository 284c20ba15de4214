using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Errors;

namespace GenesysReporting.Chaos.Tests;

/// <summary>One run of a query, and what came of it.</summary>
internal sealed class Reading
{
    private readonly AnalyticsReader _reader;

    public Reading(GenesysSession session, AnalyticsQuery query, AnalyticsReadOptions options) =>
        _reader = new AnalyticsReader(session, query, options with { PartFailed = FailedParts.Add });

    public List<Known> Got { get; } = [];

    public List<string> Sources { get; } = [];

    public List<IncompleteException> FailedParts { get; } = [];

    /// <summary>The error that ended it.</summary>
    public GenesysException? Failure { get; private set; }

    public QuerySummary Summary => _reader.Summarize(Failure);

    /// <param name="afterPage">Told how many pages have come, after each.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Reading> ToEndAsync(Action<int>? afterPage = null, CancellationToken cancellationToken = default)
    {
        int pages = 0;
        try
        {
            await foreach (IReadOnlyList<AnalyticsRecord> page in _reader.ReadPagesAsync(cancellationToken))
            {
                foreach (AnalyticsConversation c in page.Cast<AnalyticsConversation>())
                {
                    Got.Add(new Known(c.ConversationId!, c.ConversationStart!.Value));
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
    /// What was promised: never a double, nothing that was not asked for, in order as far as nothing had to be read again;
    /// and whatever is missing lies in a slice that is named, or after the one that ended the run.
    /// </summary>
    public void IsHonest(IReadOnlyList<Known> expected)
    {
        QuerySummary summary = Summary;
        Assert.Equal(Got.Count, Got.Select(k => k.Id).Distinct().Count());
        Assert.Empty(Got.Except(expected));
        if (summary.Slices.All(s => s.Passes == 1))
        {
            var got = Got.ToHashSet();
            Assert.Equal(expected.Where(got.Contains), Got);
        }

        Known[] missing = [.. expected.Except(Got)];
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

    public void IsWhole(IReadOnlyList<Known> expected)
    {
        Assert.Null(Failure);
        IsHonest(expected);
        Assert.Equal(QueryOutcome.Complete, Summary.Outcome);
    }
}
