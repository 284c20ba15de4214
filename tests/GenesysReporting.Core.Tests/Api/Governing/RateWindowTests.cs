using GenesysReporting.Api.Governing;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Api.Governing;

/// <summary>The figures of a window and of the other users of its token, step by step.</summary>
public class RateWindowTests
{
    /// <summary>The header has whole seconds: 50 may stand for anything from 49 to 51.</summary>
    [Fact]
    public void A_window_ends_between_the_earliest_and_the_latest_time_that_its_answer_allows()
    {
        RateWindow window = Window(count: 5, reset: 50, sent: 10, received: 12);

        Assert.Equal((59, 63), (window.EarliestEnd.TotalSeconds, window.LatestEnd.TotalSeconds));
        Assert.Equal((300, 5, 1), (window.Allowed, window.Count, window.Own));
        Assert.False(window.HasEnded(Seconds(62.999)));
        Assert.True(window.HasEnded(Seconds(63)));
    }

    /// <summary>The first window ends from 49 to 51 seconds, the other one within two seconds from the given time.</summary>
    [Theory]
    [InlineData(46.9, false, false)]
    [InlineData(47, true, false)]
    [InlineData(50, true, false)]
    [InlineData(51, true, false)]
    [InlineData(51.1, false, true)]
    public void Answers_are_of_one_window_if_their_ends_can_be_the_same(double earliest, bool meets, bool isAfter)
    {
        RateWindow first = Window(count: 5, reset: 50, sent: 0, received: 0);
        RateWindow other = Window(count: 5, reset: 10, sent: earliest - 9, received: earliest - 9);

        Assert.Equal((meets, meets), (other.Meets(first), first.Meets(other)));
        Assert.Equal((isAfter, !isAfter && !meets), (other.IsAfter(first), first.IsAfter(other)));
    }

    [Fact]
    public void Further_answers_narrow_the_end_and_the_highest_count_is_the_latest()
    {
        RateWindow window = Window(count: 5, reset: 50, sent: 0, received: 2)
            .With(Window(count: 9, reset: 48, sent: 3, received: 3) with { Allowed = 180 }, Seconds(3), underWay: 2)
            .With(Window(count: 7, reset: 49, sent: 0, received: 4) with { Allowed = 180 }, Seconds(4), underWay: 2);

        // The ends are 49 to 53, 50 to 52 and 48 to 54.
        Assert.Equal((50, 52), (window.EarliestEnd.TotalSeconds, window.LatestEnd.TotalSeconds));
        Assert.Equal((180, 9, 3), (window.Allowed, window.Count, window.Own));
    }

    [Fact]
    public void Ends_that_contradict_each_other_leave_the_earlier_one()
    {
        RateWindow window = Window(count: 5, reset: 50, sent: 0, received: 0).With(Window(count: 6, reset: 50, sent: 5, received: 5), Seconds(5), underWay: 0);
        Assert.Equal((51, 51), (window.EarliestEnd.TotalSeconds, window.LatestEnd.TotalSeconds));
    }

    /// <summary>Of ten more counts in ten seconds, one is the answer itself and three are under way.</summary>
    [Fact]
    public void Others_are_what_the_count_grew_by_without_own_requests()
    {
        OtherUsers others = OtherUsers.FirstSeen(10, Seconds(0)).Seen(20, Seconds(10), underWay: 3);
        Assert.Equal((0.6, 10), (others.Pace, others.LastSeen.TotalSeconds));

        // Two more counts, both own: the pace of before is kept, also when a late answer has a lower count.
        OtherUsers later = others.Seen(22, Seconds(20), underWay: 3).Seen(15, Seconds(30), underWay: 0);
        Assert.Equal((0.6, 30), (later.Pace, later.LastSeen.TotalSeconds));
    }

    /// <summary>Nine counts of others in two seconds are nine in five: a burst, and no pace.</summary>
    [Fact]
    public void A_short_time_counts_as_five_seconds_and_is_part_of_the_next_one()
    {
        OtherUsers others = OtherUsers.FirstSeen(10, Seconds(0)).Seen(20, Seconds(2), underWay: 0);
        Assert.Equal(1.8, others.Pace);

        // By the tenth second there are 27 others since the first answer: 2.7 a second.
        Assert.Equal(2.7, others.Seen(39, Seconds(10), underWay: 0).Pace);

        // After exactly five seconds the next time begins: 9 others in 5 s, then 20 in 5 s.
        OtherUsers again = OtherUsers.FirstSeen(10, Seconds(0)).Seen(20, Seconds(5), underWay: 0).Seen(41, Seconds(10), underWay: 0);
        Assert.Equal(4, again.Pace);
    }

    /// <summary>In the window before, 12 others came within five seconds: 0.2 a second over the whole of it.</summary>
    [Fact]
    public void The_next_window_begins_with_the_average_of_the_one_before()
    {
        OtherUsers before = OtherUsers.FirstSeen(0, Seconds(0)).Seen(13, Seconds(5), underWay: 0);
        Assert.Equal(2.4, before.Pace);

        Assert.Equal(0.2, OtherUsers.FirstSeen(1, Seconds(60)).After(before).Pace);
        Assert.Equal(2.4, before.After(OtherUsers.FirstSeen(1, Seconds(0))).Pace);
    }

    [Fact]
    public void The_forecast_is_their_pace_from_the_last_answer_to_the_latest_end()
    {
        RateWindow window = Window(count: 10, reset: 50, sent: 0, received: 0)
            .With(Window(count: 21, reset: 40, sent: 10, received: 10), Seconds(10), underWay: 0);

        // Ten others in ten seconds, and 41 seconds to the end at 51.
        Assert.Equal(41, window.ForecastOthers());
    }

    [Theory]
    [InlineData("5", "300", "50", true)]
    [InlineData("0", "1", "0", true)]
    [InlineData("5", "0", "50", false)]
    [InlineData("-5", "300", "50", false)]
    [InlineData("5", "300", "12.5", false)]
    [InlineData("5", "300", "", false)]
    public void Headers_are_three_whole_numbers(string count, string allowed, string reset, bool isWindow)
    {
        TransportResponse answer = Answer.Json(
            200, "{}", ("inin-ratelimit-count", count), ("inin-ratelimit-allowed", allowed), ("inin-ratelimit-reset", reset));

        Assert.Equal(isWindow, RateHeaders.Read(answer) is not null);
        Assert.Null(RateHeaders.Read(Answer.Json(200, "{}", ("inin-ratelimit-count", count), ("inin-ratelimit-allowed", allowed))));
    }

    private static RateWindow Window(int count, double reset, double sent, double received) =>
        RateWindow.Of(new RateHeaders(count, 300, Seconds(reset)), Seconds(sent), Seconds(received));

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
