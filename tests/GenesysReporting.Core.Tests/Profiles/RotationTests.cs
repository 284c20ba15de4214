using CsCheck;
using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Errors;
using GenesysReporting.Profiles;

namespace GenesysReporting.Tests.Profiles;

/// <summary>Sessions that live from one profile on a platform that ends the sign-in when a token is used twice.</summary>
public sealed class RotationTests : IDisposable
{
    private readonly ProfileFixture _fixture = new();

    private enum Step
    {
        Renew,
        StopBefore,
        StopWhileSpent,
        BreakStore,
        MendStore,
        RenewTogether,
    }

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(ProfileStorage.Protected)]
    [InlineData(ProfileStorage.PlaintextFile)]
    public async Task Sessions_that_renew_side_by_side_do_not_end_each_other_s_sign_in(ProfileStorage storage)
    {
        GenesysProfile profile = _fixture.SaveUser(storage);
        GenesysSession[] sessions = [await _fixture.ConnectAsync(profile), await _fixture.ConnectAsync(profile)];

        await Task.WhenAll(sessions.Select(session => Task.Run(async () =>
        {
            for (int i = 0; i < 20; i++)
            {
                await ProfileFixture.RenewAsync(session);
            }
        })));

        Assert.Equal(42, _fixture.Platform.Renewals);
        Assert.Equal(_fixture.Platform.Alive, _fixture.SavedRefreshToken());
    }

    [Fact]
    public async Task A_refresh_that_brings_no_token_keeps_the_old_one()
    {
        var keeper = new ProfileRefreshToken(_fixture.Store, _fixture.SaveUser());

        await keeper.ExchangeAsync(_ => Task.FromResult<Secret?>(null), default);

        Assert.Equal("refresh-0", _fixture.SavedRefreshToken());
    }

    [Fact]
    public async Task A_token_that_cannot_be_written_back_stays_in_memory_and_the_next_call_goes_on()
    {
        GenesysSession session = await _fixture.ConnectAsync(_fixture.SaveUser());
        int writes = 0;
        _fixture.Vaults.BeforeWrite = () => _ = ++writes == 2 ? throw new IOException("disk full") : 0;

        var error = await Assert.ThrowsAsync<SignInException>(() => ProfileFixture.RenewAsync(session));

        Assert.Equal("RefreshTokenNotSaved", error.ErrorId);
        Assert.Contains("disk full", error.Message, StringComparison.Ordinal);
        Assert.Contains("Connect-GenesysCloud -ProfileName 'prod' -SaveProfile", error.NextStep, StringComparison.Ordinal);
        Assert.DoesNotContain("refresh-2", error.ToString(), StringComparison.Ordinal);

        await ProfileFixture.RenewAsync(session);
        Assert.Equal(("refresh-3", "refresh-3"), (_fixture.Platform.Alive, _fixture.SavedRefreshToken()));
    }

    [Fact]
    public async Task A_store_that_takes_no_more_is_found_before_the_token_is_spent()
    {
        GenesysProfile profile = _fixture.SaveUser();
        _fixture.Vaults.BeforeWrite = () => throw new IOException("disk full");

        var error = await Assert.ThrowsAsync<SignInException>(() => _fixture.ConnectAsync(profile));

        Assert.Equal("ProfileNotRenewable", error.ErrorId);
        Assert.Equal("refresh-0", _fixture.Platform.Alive);
    }

    [Fact]
    public async Task A_profile_without_its_secret_says_how_to_save_it_again()
    {
        GenesysProfile profile = _fixture.SaveUser();
        _fixture.Vaults.Kept.Clear();

        var error = await Assert.ThrowsAsync<SignInException>(() => _fixture.ConnectAsync(profile));

        Assert.Equal(("ProfileSecretMissing", ErrorKind.Authentication), (error.ErrorId, error.Kind));
        Assert.Contains("-SaveProfile", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_client_s_profile_of_the_same_name_is_left_alone()
    {
        GenesysSession session = await _fixture.ConnectAsync(_fixture.SaveUser());
        _fixture.Store.Save(ProfileFixture.Profile(clientId: "client-2"), ProfileFixture.Secrets("other"));

        var error = await Assert.ThrowsAsync<InputException>(() => ProfileFixture.RenewAsync(session));

        Assert.Equal("ProfileReplaced", error.ErrorId);
        Assert.Equal("other", _fixture.SavedRefreshToken());
    }

    [Theory]
    [InlineData(ProfileStorage.Protected, "-SaveProfile.")]
    [InlineData(ProfileStorage.PlaintextFile, "-SaveProfile -AllowPlaintextFile.")]
    public async Task A_dead_token_says_how_to_sign_in_again(ProfileStorage storage, string ending)
    {
        GenesysProfile profile = _fixture.SaveUser(storage);
        _fixture.Store.Save(profile, ProfileFixture.Secrets("dead"));

        var error = await Assert.ThrowsAsync<SignInException>(() => _fixture.ConnectAsync(profile));

        Assert.Equal("RefreshTokenRejected", error.ErrorId);
        Assert.Contains($"Connect-GenesysCloud -ProfileName 'prod' {ending}", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_while_the_answer_is_on_the_way_does_not_lose_the_next_token()
    {
        GenesysSession session = await _fixture.ConnectAsync(_fixture.SaveUser());

        await TryAsync(() => StopWhileSpentAsync(session));

        Assert.Equal(("refresh-2", "refresh-2"), (_fixture.Platform.Alive, _fixture.SavedRefreshToken()));
    }

    [Fact]
    public void Whatever_happens_between_renewals_no_token_is_lost() => Gen
        .Select(Gen.Enum<Step>(), Gen.Int[0, 2])
        .List[1, 12]
        .SampleAsync(async steps =>
        {
            using var fixture = new ProfileFixture();
            GenesysProfile profile = fixture.SaveUser();
            GenesysSession[] sessions =
                [await fixture.ConnectAsync(profile), await fixture.ConnectAsync(profile), await fixture.ConnectAsync(profile)];
            foreach ((Step step, int which) in steps)
            {
                await RunAsync(fixture, step, sessions, which);
            }

            fixture.Vaults.IsBroken = false;
            foreach (GenesysSession session in sessions)
            {
                await ProfileFixture.RenewAsync(session);
            }

            return fixture.Platform.Alive == fixture.SavedRefreshToken();
        }, iter: 60);

    private static Task RunAsync(ProfileFixture fixture, Step step, GenesysSession[] sessions, int which)
    {
        switch (step)
        {
            case Step.BreakStore or Step.MendStore:
                fixture.Vaults.IsBroken = step == Step.BreakStore;
                return Task.CompletedTask;
            case Step.StopBefore:
                return TryAsync(() => ProfileFixture.RenewAsync(sessions[which], new CancellationToken(canceled: true)));
            case Step.StopWhileSpent:
                return TryAsync(() => StopWhileSpentAsync(fixture, sessions[which]));
            case Step.RenewTogether:
                return Task.WhenAll(sessions.Select(s => TryAsync(() => ProfileFixture.RenewAsync(s))));
            default:
                return TryAsync(() => ProfileFixture.RenewAsync(sessions[which]));
        }
    }

    private static async Task StopWhileSpentAsync(ProfileFixture fixture, GenesysSession session)
    {
        using var stop = new CancellationTokenSource();
        fixture.Platform.OnSpent = stop.Cancel;
        try
        {
            await ProfileFixture.RenewAsync(session, stop.Token);
        }
        finally
        {
            fixture.Platform.OnSpent = () => { };
        }
    }

    private static async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is OperationCanceledException or SignInException { ErrorId: "ProfileNotRenewable" }
            or InstallationException { ErrorId: "ProtectedStoreUnavailable" })
        {
            // It was stopped, or the store is broken: both may happen to a session.
        }
    }

    private Task StopWhileSpentAsync(GenesysSession session) => StopWhileSpentAsync(_fixture, session);
}
