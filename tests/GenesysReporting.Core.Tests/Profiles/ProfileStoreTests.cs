using System.Text.Json;
using GenesysReporting.Errors;
using GenesysReporting.Profiles;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Profiles;

public sealed class ProfileStoreTests : IDisposable
{
    private readonly ProfileFixture _fixture = new();

    private ProfileStore Store => _fixture.Store;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void An_empty_store_has_nothing_and_writes_nothing()
    {
        Assert.Empty(Store.List());
        Assert.Empty(Store.Names());
        Assert.Null(Store.Find("prod"));
        Assert.False(Directory.Exists(_fixture.Folder));
        var error = Assert.Throws<InputException>(() => Store.Get("prod"));
        Assert.Equal("ProfileNotFound", error.ErrorId);
        Assert.Contains("None is saved yet", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_saved_is_found_as_it_was()
    {
        GenesysProfile saved = ProfileFixture.Profile() with
        {
            TimeZone = "Europe/Paris", Organization = "Ex", SavedAt = Sessions.Clock().GetUtcNow(),
        };
        Store.Save(saved, ProfileFixture.Secrets());

        Assert.Equal(saved, Store.Find("prod"));
        ProfileSecrets secrets = Store.ReadSecrets(saved);
        Assert.Equal((Sessions.SecretText, "refresh-0"), (secrets.ClientSecret!.Reveal(), secrets.RefreshToken!.Reveal()));
    }

    [Fact]
    public void Names_differ_by_more_than_case_and_the_list_is_in_order()
    {
        Store.Save(ProfileFixture.Profile("Zebra"), ProfileFixture.Secrets());
        Store.Save(ProfileFixture.Profile("apple 1"), ProfileFixture.Secrets());
        Store.Save(ProfileFixture.Profile("ZEBRA"), ProfileFixture.Secrets());

        Assert.Equal(["apple 1", "ZEBRA"], Store.List().Select(p => p.Name));
        Assert.Equal("ZEBRA", Store.Find("zebra")!.Name);
        var error = Assert.Throws<InputException>(() => Store.Get("pear"));
        Assert.Contains("'apple 1', 'zebra'", error.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a.")]
    [InlineData(".a")]
    [InlineData("../a")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a:b")]
    [InlineData("a\n")]
    [InlineData("caf\u00e9")]
    [InlineData("con")]
    [InlineData("NUL")]
    [InlineData("com1.x")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_name_that_is_no_file_s_on_every_system_is_refused(string name)
    {
        Assert.Equal("ProfileNameUnusable", Assert.Throws<InputException>(() => Store.Find(name)).ErrorId);
        Assert.Throws<InputException>(() => Store.Save(ProfileFixture.Profile(name), ProfileFixture.Secrets()));
        Assert.Empty(_fixture.Vaults.Kept);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("Prod EU-1.b_c")]
    [InlineData("console")]
    [InlineData("com10")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Other_names_are_good(string name)
    {
        Store.Save(ProfileFixture.Profile(name), ProfileFixture.Secrets());
        Assert.Equal(name, Store.Get(name).Name);
    }

    [Theory]
    [InlineData(ProfileStorage.Protected)]
    [InlineData(ProfileStorage.PlaintextFile)]
    public async Task Removing_leaves_neither_profile_nor_secret(ProfileStorage storage)
    {
        GenesysProfile profile = _fixture.SaveUser(storage);

        await Store.RemoveAsync(profile, default);

        Assert.Null(Store.Find("prod"));
        Assert.Empty(_fixture.Vaults.Kept);
        Assert.Equal(["prod.lock"], Directory.EnumerateFiles(_fixture.Folder).Select(f => Path.GetFileName(f)));
        await Store.RemoveAsync(profile, default);
    }

    [Fact]
    public async Task A_profile_whose_secret_cannot_be_deleted_stays()
    {
        GenesysProfile profile = _fixture.SaveUser();
        _fixture.Vaults.IsBroken = true;

        await Assert.ThrowsAsync<InstallationException>(() => Store.RemoveAsync(profile, default));

        Assert.NotNull(Store.Find("prod"));
    }

    [Fact]
    public void Another_storage_takes_the_secret_out_of_the_old_one()
    {
        _fixture.SaveUser();
        _fixture.SaveUser(ProfileStorage.PlaintextFile);
        Assert.Empty(_fixture.Vaults.Kept);
        Assert.Equal("refresh-0", _fixture.SavedRefreshToken());

        _fixture.SaveUser();
        Assert.False(File.Exists(Path.Combine(_fixture.Folder, "prod.secret")));
        Assert.Equal("refresh-0", _fixture.SavedRefreshToken());

        Store.Save(ProfileFixture.Profile(storage: ProfileStorage.None), ProfileSecrets.None);
        Assert.Empty(_fixture.Vaults.Kept);
    }

    [Fact]
    public void A_secret_that_is_gone_or_damaged_is_said_to_be_missing_and_not_quoted()
    {
        GenesysProfile profile = _fixture.SaveUser();
        foreach (byte[] damaged in new byte[][] { [], "null"u8.ToArray(), "{\"clientSecret\":\"s3cret-value"u8.ToArray() })
        {
            _fixture.Vaults.Kept["prod"] = damaged;
            var error = Assert.Throws<SignInException>(() => Store.ReadSecrets(profile));
            Assert.Equal("ProfileSecretMissing", error.ErrorId);
            Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
        }

        _fixture.Vaults.Kept.Clear();
        Assert.Throws<SignInException>(() => Store.ReadSecrets(profile));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"name":"prod"}""")]
    [InlineData("""{"name":"prod","clientId":"c","grantType":"Nonsense"}""")]
    public void A_damaged_profile_is_named_and_spoils_no_completion(string content)
    {
        _fixture.SaveUser();
        string path = Path.Combine(_fixture.Folder, "prod.json");
        File.WriteAllText(path, content);

        var error = Assert.Throws<InputException>(() => Store.Get("prod"));
        Assert.Equal(("ProfileUnreadable", path), (error.ErrorId, error.Target));
        Assert.Equal(["prod"], Store.Names());
    }

    [Fact]
    public void No_secret_is_in_the_profile_its_file_or_what_holds_the_secrets()
    {
        GenesysProfile profile = _fixture.SaveUser();
        string shown = File.ReadAllText(Path.Combine(_fixture.Folder, "prod.json")) + JsonSerializer.Serialize(profile)
            + profile + ProfileFixture.Secrets() + JsonSerializer.Serialize(ProfileFixture.Secrets().ClientSecret);

        Assert.DoesNotContain(Sessions.SecretText, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("refresh-0", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_has_an_error_of_its_own()
    {
        File.WriteAllText(_fixture.Folder, "a file in its place");

        var saving = Assert.Throws<InputException>(() => _fixture.SaveUser(ProfileStorage.PlaintextFile));
        var locking = await Assert.ThrowsAsync<InputException>(() => Store.LockAsync("prod", default));

        Assert.Equal(("ProfileFolderUnusable", "ProfileFolderUnusable"), (saving.ErrorId, locking.ErrorId));
    }
}
