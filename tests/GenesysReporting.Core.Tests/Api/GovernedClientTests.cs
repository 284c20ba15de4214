using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Errors;
using GenesysReporting.Telemetry;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Api;

/// <summary>Many requests at once through one session: the rate limit, and a token that dies under them.</summary>
public sealed class GovernedClientTests : IDisposable
{
    private static readonly ApiRequest Call = new("GET", "/api/v2/x");
    private readonly FakeTimeProvider _time = Sessions.Clock();
    private readonly LimitedPlatform _platform;

    public GovernedClientTests() => _platform = new LimitedPlatform(_time, TimeSpan.FromMilliseconds(200));

    public void Dispose() => _platform.Dispose();

    [Theory]
    [InlineData(8)]
    [InlineData(40)]
    public async Task Full_load_from_many_threads_draws_no_429(int callers)
    {
        GenesysSession session = await ConnectAsync();
        int left = 900;

        await PassAsync(Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await session.Client.SendAsync(Call, default);
            }
        }))));

        Assert.Equal((901, 0), (_platform.Served, _platform.Refused));
        RequestFigures figures = session.Client.Ledger.Read();
        Assert.True(figures.Of(WaitCause.RateLimit).Waited > TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.Zero, figures.Of(WaitCause.TooManyRequests).Waited);
    }

    [Theory]
    [InlineData(GenesysGrantType.ClientCredentials)]
    [InlineData(GenesysGrantType.AuthorizationCode)]
    public async Task A_token_that_ends_under_many_requests_is_renewed_once_and_unnoticed(GenesysGrantType grant)
    {
        _platform.Alive = "token-1";
        GenesysSession session = await ConnectAsync(grant);
        _platform.Alive = "none";

        await PassAsync(Task.WhenAll(Enumerable.Range(0, 40).Select(_ => session.Client.SendAsync(Call, default))));

        Assert.Equal(40, _platform.Unauthorized);
        Assert.Equal(2, _platform.TokenRequests);
        Assert.Equal(grant == GenesysGrantType.AuthorizationCode ? ["saved", "refresh-1"] : [], _platform.Spent);
        Assert.Equal(1, session.Client.Ledger.Read().TokenRenewals);
    }

    [Fact]
    public async Task A_renewal_that_fails_is_not_tried_again_by_each_request()
    {
        GenesysSession session = await ConnectAsync();
        _platform.Alive = "none";
        _platform.TokenFailure = Answer.Json(400, """{"error":"invalid_client"}""");
        Task[] sent = Enumerable.Range(0, 40).Select(_ => (Task)session.Client.SendAsync(Call, default)).ToArray();

        await PassAsync(Task.WhenAll(sent.Select(s => s.ContinueWith(_ => { }, TaskScheduler.Default))));

        Assert.All(sent, s => Assert.IsType<SignInException>(s.Exception!.InnerException));
        Assert.Equal(2, _platform.TokenRequests);
    }

    [Fact]
    public async Task A_supplied_token_is_not_replayed()
    {
        GenesysSession session = await ConnectAsync(GenesysGrantType.AccessToken);
        _platform.Alive = "none";

        var error = await Assert.ThrowsAsync<ApiException>(
            () => PassAsync(session.Client.SendAsync(Call, default)));

        Assert.Equal(("SuppliedTokenEnded", 1, 0), (error.ErrorId, _platform.Unauthorized, _platform.TokenRequests));
    }

    [Fact]
    public async Task A_new_token_has_a_new_budget()
    {
        _platform.Alive = "token-1";
        GenesysSession session = await ConnectAsync();
        await PassAsync(Task.WhenAll(Enumerable.Range(0, 260).Select(_ => session.Client.SendAsync(Call, default))));
        _platform.Alive = "none";
        DateTimeOffset before = _time.GetUtcNow();

        await PassAsync(Task.WhenAll(Enumerable.Range(0, 200).Select(_ => session.Client.SendAsync(Call, default))));

        Assert.True(_time.GetUtcNow() - before < TimeSpan.FromSeconds(70), "The old token's window held the new one up.");
        Assert.Equal(0, _platform.Refused);
    }

    [Fact]
    public async Task A_share_is_left_to_others_also_by_a_new_token_until_the_scope_ends()
    {
        _platform.Alive = "token-1";
        GenesysSession session = await ConnectAsync();
        using (session.Client.ReserveShare(90))
        {
            // The share is 30 of 300, so that 61 requests need three windows, and a whole one is between the first and the last.
            Assert.True(await TimeOfAsync(session, 61) >= TimeSpan.FromSeconds(59));
            _platform.Alive = "none";
            await PassAsync(session.Client.SendAsync(Call, default));
            Assert.Equal("token-2", _platform.Alive);
            Assert.True(await TimeOfAsync(session, 61) >= TimeSpan.FromSeconds(59));
        }

        // With the share they would need six minutes.
        Assert.True(await TimeOfAsync(session, 200) < TimeSpan.FromMinutes(3));
        Assert.Equal(0, _platform.Refused);
    }

    [Fact]
    public async Task A_query_reads_its_own_part_and_the_session_the_whole()
    {
        GenesysSession session = await ConnectAsync();
        var mine = new RequestLedger(_time);
        session.Client.Ledger.Reset();
        _platform.Alive = "none";

        await PassAsync(session.Client.SendAsync(Call with { Ledger = mine, Body = new byte[7] }, default));
        await PassAsync(session.Client.SendAsync(Call, default));

        // The refused one, its replay; the session has the sign-in and the other call too.
        Assert.Equal((1, 2, 1, 1, 14), Counts(mine.Read()));
        (long Requests, long Attempts, long Succeeded, long Refused, long) whole = Counts(session.Client.Ledger.Read());
        Assert.Equal((2, 4, 3, 1), (whole.Requests, whole.Attempts, whole.Succeeded, whole.Refused));
        Assert.True(mine.Read().Of(WaitCause.SignIn).Waited > TimeSpan.Zero);
    }

    [Fact]
    public async Task Long_waits_are_announced_with_their_reason()
    {
        GenesysSession session = await ConnectAsync();
        var watcher = new Watcher();

        await PassAsync(Task.WhenAll(Enumerable.Range(0, 320).Select(
            _ => session.Client.SendAsync(Call with { Observer = watcher }, default))));

        WaitNotice longest = watcher.Waits.MaxBy(w => w.Wait)!;
        Assert.Matches(@"^rate limit: 2\d\d of 300 used$", longest.Reason);
        Assert.InRange(longest.Wait.TotalSeconds, 30, 75);
        Assert.InRange(longest.ResetsIn.TotalSeconds, 30, 62);
    }

    [Fact]
    public async Task Stopping_a_request_that_is_held_back_ends_it_at_once_and_frees_its_place()
    {
        GenesysSession session = await ConnectAsync();
        using var stop = new CancellationTokenSource();
        Task[] all = Enumerable.Range(0, 320)
            .Select(_ => (Task)session.Client.SendAsync(Call with { Observer = new Watcher() }, stop.Token))
            .ToArray();
        await stop.CancelAsync();

        await Task.WhenAll(all.Select(s => s.ContinueWith(_ => { }, TaskScheduler.Default))).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.All(all, s => Assert.True(s.IsCanceled));
        await PassAsync(session.Client.SendAsync(Call, default));
    }

    [Fact]
    public async Task Ending_the_session_ends_what_is_held_back_with_an_error_that_says_so()
    {
        GenesysSession session = await ConnectAsync();
        Task[] all = Enumerable.Range(0, 320).Select(_ => (Task)session.Client.SendAsync(Call, default)).ToArray();

        session.Client.Dispose();
        await PassAsync(Task.WhenAll(all.Select(s => s.ContinueWith(_ => { }, TaskScheduler.Default))));

        Assert.Contains(all, s => s.Exception?.InnerException is SessionException { ErrorId: "SessionEnded" });
    }

    private async Task<TimeSpan> TimeOfAsync(GenesysSession session, int requests)
    {
        DateTimeOffset before = _time.GetUtcNow();
        await PassAsync(Task.WhenAll(Enumerable.Range(0, requests).Select(_ => session.Client.SendAsync(Call, default))));
        return _time.GetUtcNow() - before;
    }

    private Task<GenesysSession> ConnectAsync(GenesysGrantType grant = GenesysGrantType.ClientCredentials)
    {
        ConnectOptions plain = Sessions.Options(_time);
        var options = new ConnectOptions
        {
            Endpoints = plain.Endpoints,
            GrantType = grant,
            ClientId = plain.ClientId,
            ClientSecret = plain.ClientSecret,
            AccessToken = Secret.From("supplied"),
            RefreshToken = new MemoryRefreshToken(Secret.From("saved")),
            Transport = plain.Transport,
        };
        return _time.PassTimeAsync(SessionConnector.ConnectAsync(options, _platform, null, default));
    }

    /// <summary>Lets a tenth of a second pass for as long as it takes; the threads get their turn in between.</summary>
    private async Task PassAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1);
        }

        await work;
    }

    private static (long, long, long, long, long) Counts(RequestFigures f) =>
        (f.Requests, f.Attempts, f.Succeeded, f.Refused, f.BytesSent);

    private sealed class Watcher : IRequestObserver
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<WaitNotice> _waits = new();

        public IEnumerable<WaitNotice> Waits => _waits;

        public void Answered(RequestNotice notice)
        {
        }

        public void Retrying(RetryNotice notice)
        {
        }

        public void Waiting(WaitNotice notice) => _waits.Enqueue(notice);
    }
}
