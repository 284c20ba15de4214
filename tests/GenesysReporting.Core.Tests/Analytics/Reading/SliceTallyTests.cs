using GenesysReporting.Analytics.Reading;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Tests.Analytics.Reading;

/// <summary>The numbers of a part, by which it is judged: over several passes, after an earlier run, and with trimmed records.</summary>
public sealed class SliceTallyTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly QueryInterval Day = new(Midnight, Midnight.AddDays(1));
    private static readonly Parser Records = new();

    [Fact]
    public void Equal_records_of_pages_that_do_not_move_are_all_delivered_and_in_one_pass_only()
    {
        SliceTally tally = Begun(new SliceTally(wanted: null, keepsTwins: true));

        Assert.Equal(["a", "b", "a"], Accept(tally, null, "a", "b", "a"));
        Assert.Equal((3, 3, 2, 3), (tally.Received, tally.Unique, tally.UniqueInPass, tally.Progress));

        tally.BeginPass();
        Assert.Equal(["c"], Accept(tally, null, "a", "b", "a", "c"));
        Assert.Equal((7, 4), (tally.Received, tally.Unique));
    }

    [Fact]
    public void Equal_records_of_pages_that_move_are_delivered_once()
    {
        SliceTally tally = Begun(new SliceTally(Day));

        Assert.Equal(["a", "b"], Accept(tally, null, "a", "b", "a"));
        Assert.Equal((3, 2, 2), (tally.Received, tally.Unique, tally.Progress));
    }

    [Fact]
    public void A_pass_agrees_if_all_that_is_announced_came_in_it_and_not_before()
    {
        SliceTally tally = Begun(new SliceTally(Day));
        Accept(tally, 3, "a", "b");
        Assert.False(tally.Agrees);

        tally.BeginPass();
        Assert.Equal((0, 0.0), (tally.UniqueInPass, tally.Share));
        Assert.Equal(["c"], Accept(tally, 3, "a", "c"));
        Assert.Equal((3, 2, false), (tally.Unique, tally.UniqueInPass, tally.Agrees));

        tally.BeginPass();
        Assert.Empty(Accept(tally, 3, "a", "b", "c"));
        Assert.Equal((3, 3, 3, true), (tally.Unique, tally.UniqueInPass, tally.Passes, tally.Agrees));
    }

    [Fact]
    public void Records_without_an_id_are_delivered_as_often_as_most_came_in_one_pass()
    {
        SliceTally tally = Begun(new SliceTally(Day));
        Assert.Equal(2, Accept(tally, 3, null, null).Count);
        Assert.False(tally.IsBlurred);

        tally.BeginPass();
        Assert.Single(Accept(tally, 3, null, null, null));

        Assert.Equal((3, 3), (tally.Unique, tally.UniqueInPass));
        Assert.Equal((true, true, false), (tally.IsStable, tally.IsBlurred, tally.Agrees));
    }

    [Theory]
    [InlineData(3, 3, 3, true)]
    [InlineData(2, 3, 3, false)]
    [InlineData(3, 2, 3, false)]
    [InlineData(2, 2, 3, false)]
    public void A_total_that_changed_in_a_pass_proves_nothing(int first, int second, int third, bool agrees)
    {
        SliceTally tally = Begun(new SliceTally(Day));
        Accept(tally, first, "a");
        Accept(tally, second, "b");
        Accept(tally, third, "c");
        Assert.Equal((!agrees, agrees), (tally.Moved, tally.Agrees));

        tally.BeginPass();
        Accept(tally, 3, "a", "b", "c");
        Assert.True(tally.Agrees);
    }

    [Theory]
    [InlineData(3, null, null)]
    [InlineData(3, null, 3)]
    [InlineData(null, 3, 3)]
    public void A_total_on_some_pages_only_proves_nothing(int? first, int? second, int? third)
    {
        SliceTally tally = Begun(new SliceTally(Day));
        Accept(tally, first, "a");
        Accept(tally, second, "b");
        Accept(tally, third, "c");

        Assert.Equal((true, true, false), (tally.IsStable, tally.IsPartlyAnnounced, tally.Agrees));
    }

    /// <summary>The page after the last record may be an empty object.</summary>
    [Fact]
    public void A_total_stays_if_an_empty_page_leaves_it_out()
    {
        SliceTally tally = Begun(new SliceTally(Day));
        Accept(tally, 3, "a", "b");
        Accept(tally, null);

        Assert.Equal((3L, false, false), (tally.TotalHits, tally.IsPartlyAnnounced, tally.Agrees));
        Assert.Equal((3L, true), (tally.ToSummary(Day).TotalHits, tally.ToSummary(Day).IsAnnounced));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(0, 0)]
    [InlineData(8, 0.25)]
    [InlineData(1, 1)]
    public void The_share_is_that_of_the_announced_records(int? total, double share)
    {
        SliceTally tally = Begun(new SliceTally(Day));
        Accept(tally, total, "a", "b");
        Assert.Equal(share, tally.Share);
    }

    [Fact]
    public void Empty_groups_are_counted_in_the_first_pass()
    {
        SliceTally tally = Begun(new SliceTally(wanted: null));
        tally.Accept(Page(2) with { EmptyGroups = 2 }, Records);
        tally.Accept(Page(2) with { EmptyGroups = 1 }, Records);
        tally.BeginPass();
        tally.Accept(Page(2) with { EmptyGroups = 5 }, Records);

        Assert.Equal(3, tally.EmptyGroups);
    }

    [Fact]
    public void What_is_trimmed_is_not_held_against_the_count()
    {
        SliceTally tally = Begun(new SliceTally(Day));
        Accept(tally, null, "a", "early b", "c");

        Assert.Equal((1, 2), (tally.OutsideInterval, tally.Countable));
        AssertCount(tally, 2);
    }

    [Fact]
    public void What_overlaps_is_delivered_and_only_what_started_in_the_interval_is_held_against_the_count()
    {
        SliceTally tally = Begun(new SliceTally(wanted: null) { CountedInterval = Day });

        Assert.Equal(["a", "early b", "c", "timeless d"], Accept(tally, null, "a", "early b", "c", "timeless d", "a"));
        Assert.Equal((0, 2), (tally.OutsideInterval, tally.Countable));
        AssertCount(tally, 2);
    }

    /// <summary>Of five different records and one without an id, two were delivered by the earlier run, and one was trimmed.</summary>
    [Fact]
    public void After_an_earlier_run_the_numbers_continue()
    {
        SliceTally before = Begun(new SliceTally(Day));
        Accept(before, 6, "a", "b", "early x", null);
        ResumePoint point = before.Count(new ResumePoint { Page = 1 });
        Assert.Equal(new ResumePoint { Page = 1, TotalHits = 6, Received = 4, Outside = 1, WithoutId = 1 }, point);

        var tally = new SliceTally(Day);
        tally.Begin(new ResumedReading(point, Ids("a", "b")), continues: true);
        Assert.Equal((1, 6, 4, 4), (tally.Passes, tally.TotalHits, tally.Received, tally.UniqueInPass));
        Assert.Equal((4, 3), (tally.Unique, tally.Countable));

        Assert.Equal(["c"], Accept(tally, 6, "b", "c"));
        Assert.Equal((5, 5, 5 / 6.0, false), (tally.Unique, tally.Progress, tally.Share, tally.Agrees));

        Assert.Empty(Accept(tally, 6, "early y"));
        Assert.Equal((7, 6, 2, 4, true), (tally.Received, tally.Unique, tally.OutsideInterval, tally.Countable, tally.Agrees));
    }

    [Fact]
    public void A_total_that_changed_since_an_earlier_run_proves_nothing()
    {
        var tally = new SliceTally(Day);
        tally.Begin(new ResumedReading(new ResumePoint { TotalHits = 2, Received = 2 }, Ids("a", "b")), continues: true);

        Accept(tally, 3, "c");

        Assert.Equal((3, true, false), (tally.UniqueInPass, tally.Moved, tally.Agrees));
    }

    /// <summary>Trimmed records are not among the ids of an earlier run, so that they are new once more.</summary>
    [Fact]
    public void A_pass_after_a_continued_one_counts_every_record_once()
    {
        var tally = new SliceTally(Day);
        tally.Begin(new ResumedReading(new ResumePoint { TotalHits = 4, Received = 2, Outside = 1 }, Ids("a")), continues: true);
        Accept(tally, 4, "early y");

        tally.BeginPass();
        Assert.Equal((1, 0), (tally.OutsideInterval, tally.UniqueInPass));
        Assert.Equal(["b"], Accept(tally, 4, "a", "early x", "early y", "b"));

        Assert.Equal((4, 4, 2, 2, true), (tally.Unique, tally.UniqueInPass, tally.OutsideInterval, tally.Countable, tally.Agrees));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_reading_that_begins_again_after_an_earlier_run_delivers_only_the_rest(int withoutId, bool agrees)
    {
        var tally = new SliceTally(Day);
        var point = new ResumePoint { TotalHits = 9, Received = 8, Outside = 5, WithoutId = withoutId };
        tally.Begin(new ResumedReading(point, Ids("a", "b")), continues: false);
        Assert.Equal((2, 2 + withoutId, 2 + withoutId), (tally.Passes, tally.Received, tally.Unique));
        Assert.Equal((0, 0, false), (tally.UniqueInPass, tally.OutsideInterval, tally.Moved));

        string?[] page = ["a", "b", "c", "early x", .. Enumerable.Repeat<string?>(null, withoutId)];
        Assert.Equal(["c"], Accept(tally, page.Length, page));

        Assert.Equal((page.Length, page.Length, 1), (tally.Unique, tally.UniqueInPass, tally.OutsideInterval));
        Assert.Equal((true, agrees), (tally.IsStable, tally.Agrees));
    }

    [Fact]
    public void A_doubt_of_an_earlier_run_stays()
    {
        var tally = new SliceTally(Day);
        tally.Begin(new ResumedReading(new ResumePoint { TotalHits = 2, Received = 1, WithoutId = 1, IsBlurred = true }, Ids()), continues: true);
        Accept(tally, 2, "a");

        Assert.Equal((true, true, false), (tally.IsStable, tally.IsBlurred, tally.Agrees));
        Assert.True(tally.ToSummary(Day).IsBlurred);
    }

    private static SliceTally Begun(SliceTally tally)
    {
        tally.Begin(null, continues: false);
        return tally;
    }

    /// <summary>Asserts the number that is held against another count.</summary>
    private static void AssertCount(SliceTally tally, long enough)
    {
        tally.Counted = enough;
        Assert.False(tally.IsShort);
        tally.Counted = enough + 1;
        Assert.True(tally.IsShort);
    }

    private static List<string?> Accept(SliceTally tally, long? total, params string?[] ids) =>
        [.. tally.Accept(Page(total, ids), Records).Select(r => r.Id)];

    private static AnswerPage<Named> Page(long? total, params string?[] ids) =>
        new([.. ids.Select(id => new Named(id))]) { TotalHits = total };

    private static RecordIds Ids(params string[] ids)
    {
        var set = new RecordIds();
        Array.ForEach(ids, id => set.Add(id));
        return set;
    }

    private sealed record Named(string? Id);

    /// <summary>A record starts on the day; an early one starts an hour before, and a timeless one has no start.</summary>
    private sealed class Parser : IPageParser<Named>
    {
        public AnswerPage<Named> Read(AnswerSource source, ReadOnlyMemory<byte> utf8) => throw new NotSupportedException();

        public string? KeyOf(Named record) => record.Id;

        public DateTimeOffset? StartOf(Named record) => record.Id?.Split(' ')[0] switch
        {
            "early" => Midnight.AddHours(-1),
            "timeless" => null,
            _ => Midnight.AddHours(8),
        };
    }
}
