using GenesysReporting.Api.Governing;

namespace GenesysReporting.Tests.Api.Governing;

/// <summary>The decisions of a budget at its limits. A window of 50 seconds, of which the answer comes at once, ends after 51 at the latest.</summary>
public class RateVerdictTests
{
    private const string Awaited = "rate limit: the first answer of its window is awaited";
    private readonly RateReserve _reserve = new();
    private readonly RateBudget _budget;

    public RateVerdictTests() => _budget = new RateBudget(_reserve);

    [Theory]
    [InlineData(0, 20)]
    [InlineData(50, 10)]
    [InlineData(90, 2)]
    public void Before_the_first_answer_a_few_may_be_under_way(int percent, int most)
    {
        using IDisposable scope = _reserve.Take(percent);
        RatePass first = Pass(0);
        for (int i = 1; i < most; i++)
        {
            Assert.True(_budget.Ask(default).MayGo);
            Pass(0);
        }

        RateVerdict verdict = _budget.Ask(default);
        Assert.Equal((Timeout.InfiniteTimeSpan, Awaited), (verdict.Wait, verdict.Reason));

        // One that fails frees its place, and says nothing of the limit.
        _budget.Ended(first, default, null, succeeded: false);
        Assert.True(_budget.Ask(default).MayGo);
        Pass(0);
        Assert.False(_budget.Ask(default).MayGo);
    }

    [Fact]
    public void One_that_was_not_sent_frees_its_place()
    {
        RatePass[] passes = [.. Enumerable.Range(0, 20).Select(_ => Pass(0))];
        _budget.Returned(passes[3]);

        Assert.True(_budget.Ask(default).MayGo);
        Pass(0);
        Assert.False(_budget.Ask(default).MayGo);
    }

    /// <summary>The share of ten is five, and half of twenty would be ten.</summary>
    [Fact]
    public void In_the_next_window_no_more_than_the_share_of_the_last_limit_is_under_way()
    {
        using IDisposable scope = _reserve.Take(50);
        Answer(1, allowed: 10);
        for (int i = 0; i < 5; i++)
        {
            Assert.True(Ask(51).MayGo);
            Pass(51);
        }

        Assert.Equal(Awaited, Ask(51).Reason);
    }

    [Fact]
    public void Without_headers_nothing_is_known_to_be_limited_until_they_come()
    {
        _budget.Ended(Pass(0), default, null, succeeded: true);
        _budget.Ended(Pass(0), default, null, succeeded: true);
        Array.ForEach(new int[100], _ => Pass(0));
        Assert.True(_budget.Ask(default).MayGo);

        Answer(190);
        Assert.Equal("rate limit: 290 of 300 used", _budget.Ask(default).Reason);
    }

    /// <summary>Within a window an answer without headers is an exception.</summary>
    [Fact]
    public void An_answer_without_headers_within_a_window_changes_nothing_of_the_next_one()
    {
        Answer(5);
        _budget.Ended(Pass(0), default, null, succeeded: true);
        Array.ForEach(new int[20], _ => Pass(51));
        Assert.Equal(Awaited, Ask(51).Reason);
    }

    [Fact]
    public void What_is_under_way_from_a_known_window_takes_no_place_of_the_next_one()
    {
        Answer(5);
        Array.ForEach(new int[15], _ => Pass(50));
        Array.ForEach(new int[19], _ => Pass(51));
        Assert.True(Ask(51).MayGo);
        Pass(51);
        Assert.Equal(Awaited, Ask(51).Reason);
    }

    [Theory]
    [InlineData(300, 269, true)]
    [InlineData(300, 270, false)]
    [InlineData(291, 261, false)]
    [InlineData(290, 260, true)]
    public void A_tenth_of_the_limit_rounded_up_is_spaced(int allowed, int count, bool mayGo)
    {
        Answer(count, allowed);
        Assert.Equal(mayGo, _budget.Ask(default).MayGo);
    }

    /// <summary>Of the 30 that are left, three are reserved; the other 27 are spaced over the rest of the window.</summary>
    [Fact]
    public void Spacing_is_even_from_the_last_request_to_the_end()
    {
        Answer(270);

        AssertVerdict(Ask(0), wait: 51 / 27.0, spacing: 51 / 27.0, rest: 51);
        AssertVerdict(Ask(1), wait: (50 / 27.0) - 1, spacing: 50 / 27.0, rest: 50);
        Assert.Equal("rate limit: 270 of 300 used", Ask(1).Reason);
        Assert.True(Ask(2).MayGo);
    }

    /// <summary>A hundredth is reserved, rounded up: 3 of 300, 2 of 101.</summary>
    [Theory]
    [InlineData(300, 296, 51, 51)]
    [InlineData(300, 297, 51, 0)]
    [InlineData(101, 98, 51, 51)]
    [InlineData(101, 99, 51, 0)]
    [InlineData(100, 97, 25.5, 25.5)]
    public void The_last_hundredth_is_left_until_the_end(int allowed, int count, double wait, double spacing)
    {
        Answer(count, allowed);
        AssertVerdict(Ask(0), wait, spacing, rest: 51);
        Assert.False(Ask(50.999).MayGo && spacing == 0);
        Assert.True(Ask(51).MayGo);
    }

    /// <summary>The 70 others of the first ten seconds would need 287 until the end, and 18 requests are left.</summary>
    [Fact]
    public void What_others_are_expected_to_need_is_left_to_them()
    {
        Answer(210);
        Answer(281, reset: 40, at: 10);

        AssertVerdict(Ask(10), wait: 41, spacing: 0, rest: 41);
        Assert.Equal("rate limit: 281 of 300 used", Ask(10).Reason);
    }

    [Fact]
    public void What_is_under_way_or_ended_without_an_answer_counts()
    {
        Answer(260);
        RatePass[] passes = [.. Enumerable.Range(0, 9).Select(_ => Pass(0))];
        Assert.True(Ask(0).MayGo);
        Pass(0);
        Assert.Equal("rate limit: 270 of 300 used", Ask(0).Reason);

        _budget.Ended(passes[0], default, null, succeeded: false);
        Assert.Equal("rate limit: 270 of 300 used", Ask(0).Reason);
        _budget.Returned(passes[1]);
        Assert.True(Ask(0).MayGo);
    }

    /// <summary>The count of an answer includes what ended before its request was sent.</summary>
    [Theory]
    [InlineData(1, 271)]
    [InlineData(2, 270)]
    public void What_ended_without_an_answer_counts_until_a_later_request_is_answered(double sent, int used)
    {
        Answer(260);
        RatePass lost = Pass(1);
        RatePass other = Pass(sent);
        _budget.Ended(lost, Seconds(2), null, succeeded: false);

        _budget.Ended(other, Seconds(3), new RateHeaders(270, 300, Seconds(47)), succeeded: true);

        Assert.Equal($"rate limit: {used} of 300 used", Ask(3).Reason);
    }

    [Fact]
    public void A_new_window_forgets_what_ended_in_the_old_one()
    {
        Answer(260, reset: 5);
        RatePass late = Pass(0.5);
        _budget.Ended(Pass(0.5), Seconds(1), null, succeeded: false);

        _budget.Ended(late, Seconds(7), new RateHeaders(275, 300, Seconds(58)), succeeded: true);

        Pass(7);
        Assert.Equal("rate limit: 276 of 300 used", Ask(7).Reason);
    }

    /// <summary>The share is 15 of 30, and its last tenth, rounded up, is 2.</summary>
    [Theory]
    [InlineData(12, 0)]
    [InlineData(11, 1)]
    public void The_own_share_counts_own_requests_with_an_answer_or_without(int answered, int unanswered)
    {
        using IDisposable scope = _reserve.Take(50);
        for (int i = 1; i <= answered; i++)
        {
            Answer(i, allowed: 30);
        }

        Array.ForEach(new int[unanswered], _ => _budget.Ended(Pass(0), default, null, succeeded: false));
        Assert.True(Ask(0).MayGo);
        Pass(0);

        AssertVerdict(Ask(0), wait: 25.5, spacing: 25.5, rest: 51);
        Assert.Equal("rate limit: 13 of 15 used, 50 % is left to others", Ask(0).Reason);

        Pass(0);
        AssertVerdict(Ask(0), wait: 51, spacing: 51, rest: 51);
        Pass(0);
        AssertVerdict(Ask(0), wait: 51, spacing: 0, rest: 51);
    }

    [Fact]
    public void The_reason_is_the_limit_where_less_of_it_is_left_than_of_the_share()
    {
        using IDisposable scope = _reserve.Take(50);
        Answer(20, allowed: 30);
        Answer(28, allowed: 30);
        Assert.Equal("rate limit: 28 of 30 used", Ask(0).Reason);
    }

    [Fact]
    public void A_429_delays_to_the_latest_time_that_was_said()
    {
        _budget.Block(Seconds(30));
        _budget.Block(Seconds(20));

        Assert.Equal(Seconds(30), _budget.BlockedUntil);
        AssertVerdict(Ask(10), wait: 20, spacing: 0, rest: 20);
        Assert.Equal("rate limit: hit (HTTP 429)", Ask(29.9).Reason);
        Assert.True(Ask(30).MayGo);
    }

    [Theory]
    [InlineData(180, false)]
    [InlineData(181, true)]
    public void A_reset_in_more_than_three_minutes_is_not_believed(int reset, bool mayGo)
    {
        Answer(300, reset: reset);
        Assert.Equal(mayGo, Ask(0).MayGo);
    }

    private void Answer(int count, int allowed = 300, int reset = 50, double at = 0) =>
        _budget.Ended(Pass(at), Seconds(at), new RateHeaders(count, allowed, Seconds(reset)), succeeded: true);

    private RatePass Pass(double at) => _budget.Pass(Seconds(at));

    private RateVerdict Ask(double at) => _budget.Ask(Seconds(at));

    private static void AssertVerdict(RateVerdict verdict, double wait, double spacing, double rest)
    {
        Assert.Equal(wait, verdict.Wait.TotalSeconds, 5);
        Assert.Equal(spacing, verdict.Spacing.TotalSeconds, 5);
        Assert.Equal(rest, verdict.ResetsIn.TotalSeconds, 5);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
