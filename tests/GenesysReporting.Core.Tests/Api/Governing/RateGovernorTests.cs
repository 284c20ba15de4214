using GenesysReporting.Api.Governing;
using GenesysReporting.Errors;
using GenesysReporting.Telemetry;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Api.Governing;

public sealed class RateGovernorTests : IDisposable
{
    private readonly SkewedTime _time = new();
    private readonly RateReserve _reserve = new();
    private readonly RateGovernor _governor;

    public RateGovernorTests()
    {
        _governor = new RateGovernor(_time, _reserve);
        _reserve.Freed = _governor.Serve;
    }

    public void Dispose() => _governor.Dispose();

    [Fact]
    public void Turns_come_in_the_order_of_asking()
    {
        UseUp(count: 298, reset: 40);
        RateTurn[] turns = Enumerable.Range(0, 10).Select(_ => _governor.Enter()).ToArray();
        Assert.DoesNotContain(turns, t => t.Granted.IsCompleted);

        UnlessGranted(turns[0], TimeSpan.FromSeconds(41));

        Assert.All(turns, t => Assert.True(t.Granted.IsCompletedSuccessfully));
        var granted = turns.Select(t => t.Granted.GetAwaiter().GetResult().Sent).ToList();
        Assert.Equal(granted.Order(), granted);
    }

    [Fact]
    public void A_turn_that_is_given_back_while_it_waits_holds_up_nobody()
    {
        UseUp(count: 298, reset: 40);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        RateTurn first = _governor.Enter();
        RateTurn second = _governor.Enter();

        _governor.Leave(first, stop.Token);
        _time.Advance(TimeSpan.FromSeconds(42));

        Assert.True(first.Granted.IsCanceled);
        Assert.True(second.Granted.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_turn_that_is_given_back_after_it_was_granted_frees_its_place_once()
    {
        RateTurn[] under = Enumerable.Range(0, 20).Select(_ => _governor.Enter()).ToArray();
        RateTurn waiting = _governor.Enter();
        RateTurn next = _governor.Enter();
        Assert.False(waiting.Granted.IsCompleted);

        _governor.Leave(under[0], CancellationToken.None);
        _governor.Leave(under[0], CancellationToken.None);

        Assert.True(waiting.Granted.IsCompletedSuccessfully);
        Assert.False(next.Granted.IsCompleted);
    }

    [Fact]
    public void After_a_429_everybody_waits_as_long_as_it_says()
    {
        Answer(new RateHeaders(5, 300, TimeSpan.FromSeconds(50)));
        _governor.Block(TimeSpan.FromSeconds(30));
        RateTurn[] turns = Enumerable.Range(0, 5).Select(_ => _governor.Enter()).ToArray();

        _time.Advance(TimeSpan.FromSeconds(29.9));
        Assert.DoesNotContain(turns, t => t.Granted.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.All(turns, t => Assert.True(t.Granted.IsCompletedSuccessfully));
        Assert.All(turns, t => Assert.Equal(WaitCause.TooManyRequests, t.Cause));
    }

    [Fact]
    public void Without_the_headers_nothing_is_spaced_however_much_is_sent()
    {
        Answer(null);

        Assert.All(Enumerable.Range(0, 2000), _ => Assert.True(_governor.Enter().Granted.IsCompleted));
    }

    [Fact]
    public void Headers_that_are_no_window_are_as_good_as_none()
    {
        Answer(new RateHeaders(300, 300, TimeSpan.FromSeconds(1_795_000_000)));

        Assert.True(_governor.Enter().Granted.IsCompleted);
    }

    [Fact]
    public void An_answer_of_the_window_before_that_comes_late_does_not_count_in_the_new_one()
    {
        RatePass late = Pass();
        _time.Advance(TimeSpan.FromSeconds(1));
        Answer(new RateHeaders(298, 300, TimeSpan.FromSeconds(5)));
        _time.Advance(TimeSpan.FromSeconds(7));
        Answer(new RateHeaders(2, 300, TimeSpan.FromSeconds(60)));

        _governor.Ended(late, new RateHeaders(297, 300, TimeSpan.FromSeconds(6)), succeeded: true);

        Assert.True(_governor.Enter().Granted.IsCompleted);
    }

    [Fact]
    public void What_is_under_way_counts_before_its_answer_is_there()
    {
        Answer(new RateHeaders(200, 300, TimeSpan.FromSeconds(50)));

        int sent = Enumerable.Range(0, 200).Count(_ => _governor.Enter().Granted.IsCompleted);

        Assert.InRange(sent, 65, 71);
    }

    [Fact]
    public void A_clock_that_is_set_changes_nothing()
    {
        UseUp(count: 298, reset: 40);
        RateTurn turn = _governor.Enter();

        _time.Skew = TimeSpan.FromHours(3);
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.False(turn.Granted.IsCompleted);
        _time.Skew = TimeSpan.FromHours(-3);
        _time.Advance(TimeSpan.FromSeconds(21));

        Assert.True(turn.Granted.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_wait_is_foreseen_with_its_reason()
    {
        UseUp(count: 298, reset: 40);
        RateTurn turn = _governor.Enter();

        RateVerdict foreseen = Assert.NotNull(_governor.Foresee(turn));

        Assert.Equal("rate limit: 298 of 300 used", foreseen.Reason);
        Assert.Equal((41, 41), (foreseen.Wait.TotalSeconds, foreseen.ResetsIn.TotalSeconds));
    }

    /// <summary>Of 20 that are left, 17 are spaced over 41 seconds; at the reset all waits end.</summary>
    [Fact]
    public async Task The_wait_of_each_place_in_the_queue_is_foreseen()
    {
        RateTurn granted = _governor.Enter();
        _governor.Ended(await granted.Granted, new RateHeaders(280, 300, TimeSpan.FromSeconds(40)), succeeded: true);
        RateTurn[] turns = [.. Enumerable.Range(0, 20).Select(_ => _governor.Enter())];

        Assert.Null(_governor.Foresee(granted));
        Assert.Equal(41 / 17.0, _governor.Foresee(turns[0])!.Value.Wait.TotalSeconds, 5);
        Assert.Equal(41 * 3 / 17.0, _governor.Foresee(turns[2])!.Value.Wait.TotalSeconds, 5);
        Assert.Equal(41, _governor.Foresee(turns[19])!.Value.Wait.TotalSeconds, 5);
    }

    [Fact]
    public void A_wait_for_an_answer_is_not_foreseen()
    {
        RateTurn[] turns = [.. Enumerable.Range(0, 21).Select(_ => _governor.Enter())];
        Assert.Equal((true, false), (turns[19].Granted.IsCompleted, turns[20].Granted.IsCompleted));
        Assert.Null(_governor.Foresee(turns[20]));
    }

    [Theory]
    [InlineData(29, WaitCause.TooManyRequests)]
    [InlineData(30, WaitCause.RateLimit)]
    public void A_429_is_the_cause_for_who_asked_while_it_lasted(double asked, WaitCause cause)
    {
        _governor.Block(TimeSpan.FromSeconds(30));
        _time.Advance(TimeSpan.FromSeconds(asked));
        RateTurn turn = _governor.Enter();
        _time.Advance(TimeSpan.FromSeconds(30 - asked));

        Assert.Equal((true, cause), (turn.Granted.IsCompletedSuccessfully, turn.Cause));
    }

    [Fact]
    public void An_end_of_the_session_is_not_disturbed_by_what_is_still_under_way()
    {
        RatePass pass = Pass();
        RateTurn turn = _governor.Enter();
        _governor.Dispose();

        _governor.Ended(pass, null, succeeded: false);
        _governor.Leave(turn, CancellationToken.None);
        _governor.Block(TimeSpan.FromSeconds(5));
        _governor.Serve();
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.True(_governor.Enter().Granted.IsFaulted);
    }

    [Fact]
    public void A_share_that_is_left_to_others_is_waited_for_until_it_is_freed()
    {
        Answer(new RateHeaders(5, 10, TimeSpan.FromSeconds(50)));
        IDisposable scope = _reserve.Take(70);
        RateTurn[] turns = Enumerable.Range(0, 4).Select(_ => _governor.Enter()).ToArray();

        // Its share is 3: the answer and one turn at once, the last one spaced.
        Assert.Equal([true, false, false, false], turns.Select(t => t.Granted.IsCompleted));
        Assert.Equal("rate limit: 2 of 3 used, 70 % is left to others", _governor.Foresee(turns[1])!.Value.Reason);
        _time.Advance(TimeSpan.FromSeconds(50.9));
        Assert.Equal([true, false, false, false], turns.Select(t => t.Granted.IsCompleted));

        scope.Dispose();
        Assert.Equal([true, true, true, true], turns.Select(t => t.Granted.IsCompleted));
    }

    [Fact]
    public void After_a_429_a_share_changes_nothing()
    {
        Answer(new RateHeaders(5, 300, TimeSpan.FromSeconds(50)));
        _reserve.Take(30);
        _governor.Block(TimeSpan.FromSeconds(30));
        RateTurn turn = _governor.Enter();

        _time.Advance(TimeSpan.FromSeconds(29.9));
        Assert.False(turn.Granted.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(turn.Granted.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task The_end_of_the_session_ends_every_wait()
    {
        UseUp(count: 298, reset: 40);
        RateTurn turn = _governor.Enter();

        _governor.Dispose();

        Assert.Equal("SessionEnded", (await Assert.ThrowsAsync<SessionException>(() => turn.Granted)).ErrorId);
        Assert.Equal("SessionEnded", (await Assert.ThrowsAsync<SessionException>(() => _governor.Enter().Granted)).ErrorId);
    }

    private RatePass Pass() => _governor.Enter().Granted.GetAwaiter().GetResult();

    private void Answer(RateHeaders? headers) => _governor.Ended(Pass(), headers, succeeded: true);

    private void UseUp(int count, int reset) => Answer(new RateHeaders(count, 300, TimeSpan.FromSeconds(reset)));

    private void UnlessGranted(RateTurn turn, TimeSpan wait)
    {
        if (!turn.Granted.IsCompleted)
        {
            _time.Advance(wait);
        }
    }
}
