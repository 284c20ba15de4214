using GenesysReporting.Auth;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Auth;

public sealed class TokenSourceTests : IDisposable
{
    private readonly SkewedTime _time = new();
    private readonly FakeGrant _grant;
    private readonly TokenSource _source;

    public TokenSourceTests()
    {
        _grant = new FakeGrant(_time);
        _source = new TokenSource(_grant, null, _time);
    }

    public void Dispose() => _source.Dispose();

    [Fact]
    public async Task A_token_is_kept_until_thirty_seconds_before_its_end()
    {
        AccessToken first = await _source.GetAsync(null, default);
        _time.Advance(TimeSpan.FromSeconds(300 - 31));
        Assert.Same(first, await _source.GetAsync(null, default));

        _time.Advance(TimeSpan.FromSeconds(1));
        AccessToken second = await _source.GetAsync(null, default);

        Assert.NotSame(first, second);
        Assert.Equal(2, _grant.Requests);
    }

    [Fact]
    public async Task A_very_short_token_is_used_for_half_its_life()
    {
        _grant.Lifetime = TimeSpan.FromSeconds(20);
        AccessToken first = await _source.GetAsync(null, default);
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.Same(first, await _source.GetAsync(null, default));
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.NotSame(first, await _source.GetAsync(null, default));
    }

    [Fact]
    public async Task A_clock_set_back_or_forth_does_not_fool_the_renewal()
    {
        AccessToken first = await _source.GetAsync(null, default);
        _time.Skew = TimeSpan.FromHours(-5);
        Assert.Same(first, await _source.GetAsync(null, default));
        _time.Skew = TimeSpan.FromHours(4);
        Assert.Same(first, await _source.GetAsync(null, default));
    }

    [Fact]
    public async Task Many_who_ask_at_once_share_one_request()
    {
        _grant.Gate = new TaskCompletionSource();
        Task<AccessToken>[] asked = Enumerable.Range(0, 50)
            .Select(_ => Task.Run(async () => await _source.GetAsync(null, default)))
            .ToArray();
        _grant.Gate.SetResult();

        AccessToken[] tokens = await Task.WhenAll(asked).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Single(tokens.Distinct());
        Assert.Equal(1, _grant.Requests);
    }

    [Fact]
    public async Task Many_who_were_refused_with_one_token_renew_it_once()
    {
        AccessToken dead = await _source.GetAsync(null, default);
        Task<AccessToken>[] asked = Enumerable.Range(0, 50).Select(_ => _source.RenewAsync(dead, null, default)).ToArray();

        AccessToken[] tokens = await Task.WhenAll(asked);

        Assert.Single(tokens.Distinct());
        Assert.Equal(2, _grant.Requests);
    }

    [Fact]
    public async Task A_renewal_that_fails_fails_for_all_who_waited_for_it_and_is_tried_once()
    {
        AccessToken dead = await _source.GetAsync(null, default);
        _grant.Failure = AuthErrors.SessionEnded();
        _grant.Gate = new TaskCompletionSource();
        Task<AccessToken>[] asked = Enumerable.Range(0, 50).Select(_ => _source.RenewAsync(dead, null, default)).ToArray();

        _grant.Gate.SetResult();

        foreach (Task<AccessToken> one in asked)
        {
            Assert.Same(_grant.Failure, await Assert.ThrowsAsync<SessionException>(() => one));
        }

        Assert.Equal(2, _grant.Requests);
    }

    [Fact]
    public async Task A_renewal_that_was_stopped_is_tried_again_by_those_who_waited_for_it()
    {
        AccessToken dead = await _source.GetAsync(null, default);
        _grant.Gate = new TaskCompletionSource();
        using var stop = new CancellationTokenSource();
        Task<AccessToken> first = _source.RenewAsync(dead, null, stop.Token);
        Task<AccessToken> second = _source.RenewAsync(dead, null, default);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _grant.Gate.SetResult();

        Assert.NotSame(dead, await second);
        Assert.Equal(3, _grant.Requests);
    }

    [Fact]
    public async Task Who_was_refused_with_a_token_that_is_replaced_already_renews_nothing()
    {
        AccessToken dead = await _source.GetAsync(null, default);
        AccessToken next = await _source.RenewAsync(dead, null, default);

        Assert.Same(next, await _source.RenewAsync(dead, null, default));
        Assert.Equal(2, _grant.Requests);
    }

    [Fact]
    public async Task A_failed_request_leaves_the_way_free_for_the_next()
    {
        _grant.Failure = new InvalidOperationException("down");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _source.GetAsync(null, default));
        _grant.Failure = null;

        Assert.NotNull(await _source.GetAsync(null, default));
    }

    [Fact]
    public async Task Giving_up_while_another_fetches_does_not_disturb_the_other()
    {
        _grant.Gate = new TaskCompletionSource();
        Task<AccessToken> first = Task.Run(async () => await _source.GetAsync(null, default));
        using var stop = new CancellationTokenSource();
        Task<AccessToken> second = Task.Run(async () => await _source.GetAsync(null, stop.Token));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        _grant.Gate.SetResult();

        Assert.NotNull(await first);
    }

    [Fact]
    public async Task An_ended_source_gives_no_token_and_asks_for_none()
    {
        await _source.GetAsync(null, default);
        _source.End();

        var error = await Assert.ThrowsAsync<SessionException>(async () => await _source.GetAsync(null, default));

        Assert.Equal("SessionEnded", error.ErrorId);
        Assert.Equal(1, _grant.Requests);
    }

    [Fact]
    public async Task A_token_that_comes_after_the_end_is_neither_given_nor_kept()
    {
        _grant.Gate = new TaskCompletionSource();
        Task<AccessToken> asked = _source.GetAsync(null, default).AsTask();
        _source.End();
        _grant.Gate.SetResult();

        SessionException error = await Assert.ThrowsAsync<SessionException>(() => asked);

        Assert.Equal("SessionEnded", error.ErrorId);
        Assert.Null(_source.Current);
        Assert.True(_source.HasEnded);
    }

    [Fact]
    public async Task No_renewal_runs_during_work_that_needs_rest()
    {
        AccessToken dead = await _source.GetAsync(null, default);
        var work = new TaskCompletionSource();
        bool isAtWork = false;
        Task idle = _source.WhileIdleAsync(
            () =>
            {
                isAtWork = true;
                return work.Task;
            },
            default);
        Task<AccessToken> renewed = _source.RenewAsync(dead, null, default);
        Assert.True(isAtWork);
        Assert.Equal((1, false, false), (_grant.Requests, idle.IsCompleted, renewed.IsCompleted));

        work.SetResult();
        await idle;

        Assert.NotSame(dead, await renewed.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(2, _grant.Requests);
    }

    [Fact]
    public async Task Work_that_needs_rest_waits_for_a_renewal_and_an_error_of_it_leaves_the_way_free()
    {
        _grant.Gate = new TaskCompletionSource();
        Task<AccessToken> first = _source.GetAsync(null, default).AsTask();
        AccessToken? seen = null;
        Task idle = _source.WhileIdleAsync(
            () =>
            {
                seen = _source.Current;
                throw new InvalidOperationException("full");
            },
            default);
        Assert.False(idle.IsCompleted);

        _grant.Gate.SetResult();

        await Assert.ThrowsAsync<InvalidOperationException>(() => idle);
        Assert.Same(await first, seen);
        Assert.NotNull(await _source.RenewAsync(seen!, null, default).WaitAsync(TimeSpan.FromSeconds(30)));
    }

    /// <summary>An answer may echo the token, the one before it, and what the grant keeps.</summary>
    [Fact]
    public async Task Messages_show_no_secret()
    {
        _grant.Secrets = [Secret.From("s3cret-value")];
        AccessToken dead = await _source.GetAsync(null, default);
        await _source.RenewAsync(dead, null, default);

        string shown = _source.Texts.Clean("token-1, token-2 and s3cret-value of token-3");

        Assert.Equal("********, ******** and ******** of token-3", shown);
    }

    private sealed class FakeGrant(FakeTimeProvider time) : ITokenGrant
    {
        private int _requests;

        public IEnumerable<Secret> Secrets { get; set; } = [];

        public int Requests => _requests;

        public TimeSpan Lifetime { get; set; } = TimeSpan.FromSeconds(300);

        public TaskCompletionSource? Gate { get; set; }

        public Exception? Failure { get; set; }

        public async Task<AccessToken> RequestAsync(IRequestObserver? observer, CancellationToken cancellationToken)
        {
            int number = Interlocked.Increment(ref _requests);
            if (Gate is { } gate)
            {
                await gate.Task.WaitAsync(cancellationToken);
            }

            return Failure is { } failure
                ? throw failure
                : new AccessToken(
                    Secret.From($"token-{number}"), time.GetUtcNow() + Lifetime, time.GetTimestamp(), Lifetime);
        }
    }
}
