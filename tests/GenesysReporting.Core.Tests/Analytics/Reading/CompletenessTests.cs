using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Tests.Analytics.Reading;

/// <summary>The sentence about a part that is not complete names the cause that it has.</summary>
public class CompletenessTests
{
    private static readonly QueryInterval Day = new(
        new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero));

    private static readonly SliceSummary Query = new(Day) { WasReadWhole = true, IsAnnounced = true, TotalHits = 5, Unique = 4 };
    private static readonly SliceSummary Job = new(Day) { WasReadWhole = true, Source = "Job", Unique = 4, Countable = 3 };

    [Fact]
    public void A_part_that_agrees_or_was_stopped_has_none()
    {
        Assert.Null(Reason(Query with { Agrees = true }));
        Assert.Null(Reason(Query with { WasReadWhole = false }));
    }

    [Theory]
    [InlineData("ConversationDetails", "announced 5 conversations and sent 4 different ones")]
    [InlineData("UserDetails", "announced 5 records and sent 4 different ones")]
    public void Too_few_records(string type, string reason) =>
        Assert.Contains(reason, Reason(Query, type: type), StringComparison.Ordinal);

    [Fact]
    public void Data_of_jobs_that_ends_before_the_part()
    {
        SliceSummary part = Job with { Counted = 4 };
        Assert.Contains("reaches to 2026-11-02T23:59:59Z", Reason(part, Day.End.AddSeconds(-1)), StringComparison.Ordinal);
        Assert.Contains("the query counts 4 conversations, and the job sent 3 of them", Reason(part, Day.End), StringComparison.Ordinal);
        Assert.Contains("the query counts 4 conversations, and the job sent 3 of them", Reason(part), StringComparison.Ordinal);
        Assert.Contains("announced 5", Reason(Query, Day.End.AddDays(-1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Records_that_could_not_be_read_come_first() =>
        Assert.Equal($"1 of the conversations of {Day} could not be read.", Reason(Job with { Lost = 1, Counted = 4 }));

    [Fact]
    public void An_end_without_a_list() =>
        Assert.Contains("came without its list", Reason(Job with { EndsWithoutList = true }), StringComparison.Ordinal);

    /// <summary>A job announces no number, so nothing is said of one.</summary>
    [Theory]
    [InlineData("Query", true, 4)]
    [InlineData("Job", false, 0)]
    public void Records_without_an_id_that_came_in_several_passes(string source, bool isAnnounced, long total)
    {
        SliceSummary part = new(Day)
        {
            Source = source,
            WasReadWhole = true,
            IsAnnounced = isAnnounced,
            TotalHits = total,
            Unique = 4,
            Countable = 4,
            Counted = source == "Job" ? 4 : null,
            WithoutId = 2,
            Passes = 2,
            IsBlurred = true,
        };

        Assert.Contains("2 of its conversations have no id", Reason(part), StringComparison.Ordinal);
        Assert.Contains("announced 5", Reason(part with { IsAnnounced = true, TotalHits = 5 }), StringComparison.Ordinal);
    }

    /// <summary>As many came as were announced last, so that the two numbers alone would explain nothing.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(4, 0)]
    [InlineData(1, 2)]
    public void A_number_that_changed_or_was_missing_on_pages(int passes, int withoutId)
    {
        string? reason = Reason(Query with { TotalHits = 4, Passes = passes, WithoutId = withoutId });

        Assert.Contains("4 conversations came", reason, StringComparison.Ordinal);
        Assert.Contains("changed their number while they were read, or left it out", reason, StringComparison.Ordinal);
    }

    private static string? Reason(SliceSummary part, DateTimeOffset? watermark = null, string type = "ConversationDetails") =>
        Completeness.Reasons(type, [part], watermark).SingleOrDefault();
}
