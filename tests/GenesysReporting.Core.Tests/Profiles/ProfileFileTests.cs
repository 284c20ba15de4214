using GenesysReporting.Errors;
using GenesysReporting.Profiles;
using GenesysReporting.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Profiles;

/// <summary>The files themselves: their modes, their wholeness, their locks.</summary>
public sealed class ProfileFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly ProfileFixture _fixture = new();

    private string SecretPath => Path.Combine(_fixture.Folder, "prod.secret");

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Every_file_and_the_folder_are_the_owner_s_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _fixture.SaveUser(ProfileStorage.PlaintextFile);
        (await _fixture.Store.LockAsync("prod", default)).Dispose();

        foreach (string file in Directory.EnumerateFiles(_fixture.Folder))
        {
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(file));
        }

        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(_fixture.Folder));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_plain_file_that_others_can_open_is_refused_and_not_used(UnixFileMode exposure)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        GenesysProfile profile = _fixture.SaveUser(ProfileStorage.PlaintextFile);
        File.SetUnixFileMode(SecretPath, OwnerOnly | exposure);

        var error = Assert.Throws<SignInException>(() => _fixture.Store.ReadSecrets(profile));

        Assert.Equal(("PlaintextFileExposed", SecretPath), (error.ErrorId, error.Target));
        Assert.Contains("chmod 600", error.NextStep, StringComparison.Ordinal);
    }

    [UnixTheory]
    [InlineData(UnixFileMode.None, false)]
    [InlineData(UnixFileMode.GroupRead, true)]
    [InlineData(UnixFileMode.OtherRead, true)]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_plain_file_that_others_can_read_is_named(UnixFileMode exposure, bool expected)
    {
        GenesysProfile profile = _fixture.SaveUser(ProfileStorage.PlaintextFile);
        File.SetUnixFileMode(SecretPath, OwnerOnly | exposure);

        Assert.Equal(expected ? SecretPath : null, _fixture.Store.ExposedFile(profile));
        Assert.Null(_fixture.Store.ExposedFile(profile with { Storage = ProfileStorage.Protected }));
    }

    [UnixFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Nothing_is_written_through_links_in_the_place_of_a_profile_s_files()
    {
        string victim = Path.Combine(_fixture.Folder, "victim");
        _fixture.SaveUser(ProfileStorage.PlaintextFile);
        File.WriteAllText(victim, "mine");
        foreach (string ending in new[] { ".json", ".secret" })
        {
            File.Delete(Path.Combine(_fixture.Folder, "prod" + ending));
            File.CreateSymbolicLink(Path.Combine(_fixture.Folder, "prod" + ending), victim);
        }

        // The old profile is read through the link, and is damaged, so that a new one is saved in the place of none.
        File.WriteAllText(victim, """{"name":"prod","grantType":"AuthorizationCode","clientId":"x"}""");
        string before = File.ReadAllText(victim);
        GenesysProfile profile = _fixture.SaveUser(ProfileStorage.PlaintextFile);

        Assert.Equal(before, File.ReadAllText(victim));
        Assert.Null(new FileInfo(SecretPath).LinkTarget);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(SecretPath));
        Assert.Equal("refresh-0", _fixture.Store.ReadSecrets(profile).RefreshToken!.Reveal());
    }

    [UnixTheory]
    [InlineData(".json.tmp")]
    [InlineData(".secret.tmp")]
    [InlineData(".lock")]
    public async Task A_link_in_the_place_of_a_temporary_or_a_lock_is_refused(string ending)
    {
        _fixture.SaveUser(ProfileStorage.PlaintextFile);
        string victim = Path.Combine(_fixture.Folder, "victim");
        File.CreateSymbolicLink(Path.Combine(_fixture.Folder, "prod" + ending), victim);

        var error = await Assert.ThrowsAsync<InputException>(async () =>
        {
            using ProfileLock held = await _fixture.Store.LockAsync("prod", default);
            _fixture.SaveUser(ProfileStorage.PlaintextFile);
        });

        Assert.Equal("PathIsLink", error.ErrorId);
        Assert.False(File.Exists(victim));
    }

    [UnixTheory]
    [InlineData("pipe", "PathIsSpecial")]
    [InlineData("null", "ProfileUnreadable")]
    [InlineData("""{"name":null,"grantType":"AuthorizationCode","clientId":"x"}""", "ProfileUnreadable")]
    [InlineData("""{"name":"b","grantType":"AuthorizationCode","clientId":null}""", "ProfileUnreadable")]
    [InlineData("""{"name":"b","grantType":"Other","clientId":"x"}""", "ProfileUnreadable")]
    [InlineData("{", "ProfileUnreadable")]
    [InlineData("""{"name":"b","grantType":99,"clientId":"x"}""", "ProfileUnreadable")]
    [InlineData("""{"name":"b","grantType":"AuthorizationCode","clientId":"x","storage":-1}""", "ProfileUnreadable")]
    [InlineData("""{"name":"b","grantType":"AuthorizationCode","clientId":""}""", "ProfileUnreadable")]
    [InlineData("""{"name":"prod","grantType":"AuthorizationCode","clientId":"x"}""", "ProfileUnreadable")]
    public async Task A_damaged_profile_is_an_error_and_its_name_is_still_listed(string content, string expected)
    {
        _fixture.SaveUser();
        string path = Path.Combine(_fixture.Folder, "b.json");
        if (content == "pipe")
        {
            UnixPipe.Create(path);
        }
        else
        {
            File.WriteAllText(path, content);
        }

        var error = await Assert.ThrowsAsync<InputException>(() => Task.Run(() => _fixture.Store.Get("b")).WaitAsync(TimeSpan.FromSeconds(60)));

        Assert.Equal((expected, path), (error.ErrorId, error.Target));
        Assert.Equal(["b", "prod"], _fixture.Store.Names());
        Assert.Equal("prod", _fixture.Store.Get("prod").Name);
    }

    [Fact]
    public void Writing_again_closes_an_exposed_file()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _fixture.SaveUser(ProfileStorage.PlaintextFile);
        File.SetUnixFileMode(SecretPath, OwnerOnly | UnixFileMode.OtherRead);

        _fixture.SaveUser(ProfileStorage.PlaintextFile);

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(SecretPath));
    }

    [Fact]
    public async Task A_reader_never_sees_half_a_file()
    {
        GenesysProfile profile = _fixture.SaveUser(ProfileStorage.PlaintextFile);
        using var done = new CancellationTokenSource();
        Task reading = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                Assert.NotNull(_fixture.NewStore().ReadSecrets(profile).RefreshToken);
                Assert.NotNull(_fixture.NewStore().Find("prod"));
            }
        });

        for (int i = 0; i < 100; i++)
        {
            _fixture.Store.Save(profile, ProfileFixture.Secrets(new string('x', i * 100 + 1)));
        }

        await done.CancelAsync();
        await reading;
        Assert.Empty(Directory.EnumerateFiles(_fixture.Folder, "*.tmp"));
    }

    [Fact]
    public async Task Who_waits_for_a_lock_gets_it_when_it_is_freed()
    {
        ProfileLock first = await _fixture.Store.LockAsync("prod", default);
        Task<ProfileLock> second = _fixture.NewStore().LockAsync("PROD", default);
        using (await _fixture.NewStore().LockAsync("other", default))
        {
            await Task.Delay(150);
            Assert.False(second.IsCompleted);
        }

        first.Dispose();
        (await second.WaitAsync(TimeSpan.FromSeconds(10))).Dispose();
    }

    [Fact]
    public async Task Stopping_ends_the_wait_for_a_lock_at_once()
    {
        using ProfileLock held = await _fixture.Store.LockAsync("prod", default);
        using var stop = new CancellationTokenSource();
        var time = new FakeTimeProvider();
        Task<ProfileLock> waiting = ProfileLock.TakeAsync(_fixture.Folder, "prod", time, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_lock_that_is_never_freed_is_an_error_after_minutes()
    {
        using ProfileLock held = await _fixture.Store.LockAsync("prod", default);
        var time = new FakeTimeProvider();
        Task<ProfileLock> waiting = ProfileLock.TakeAsync(_fixture.Folder, "prod", time, default);
        for (int i = 0; i < 400 && !waiting.IsCompleted; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1);
        }

        var error = await Assert.ThrowsAsync<InputException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(10)));

        Assert.Equal("ProfileLocked", error.ErrorId);
    }
}
