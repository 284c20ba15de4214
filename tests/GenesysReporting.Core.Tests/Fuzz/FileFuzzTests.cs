using System.Text;
using GenesysReporting.Configuration;
using GenesysReporting.Profiles;
using GenesysReporting.Reports;
using GenesysReporting.Reports.Sources;
using GenesysReporting.Tests.Profiles;
using GenesysReporting.Tests.Reports;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Tests.Fuzz;

/// <summary>A damaged file of a user is read, or refused by an error of the module that names it.</summary>
public sealed class FileFuzzTests : IDisposable
{
    private const string Env = "# organisation\nexport GENESYSCLOUD_REGION=mypurecloud.ie\nGENESYSCLOUD_OAUTHCLIENT_ID='client-1'\nGENESYSCLOUD_OAUTHCLIENT_SECRET=\"a\\n\\\"b # c\"\nREDIRECT_URI = http://localhost:8080/callback # local\n";

    private static readonly Uri Address = new("https://api.example.com");

    private readonly ProfileFixture _fixture = new();

    public static TheoryData<string> Definitions => [.. new ReportCatalog(ShippedReports.Folder).Names];

    [Fact]
    public async Task A_damaged_profile_is_the_profile_of_its_name_or_is_refused()
    {
        GenesysProfile profile = ProfileFixture.Profile(storage: ProfileStorage.PlaintextFile) with { ApiUri = Address, LoginUri = Address, TimeZone = "Europe/Paris" };
        _fixture.Store.Save(profile, ProfileFixture.Secrets());
        string path = Path.Combine(_fixture.Folder, "prod.json");
        await Fuzz(301, File.ReadAllBytes(path), Mutator.Rewrite, damaged =>
        {
            File.WriteAllBytes(path, damaged);
            GenesysProfile read = _fixture.Store.Get("prod");
            Assert.Equal(("prod", true, true), (read.Name.ToLowerInvariant(), Enum.IsDefined(read.GrantType), Enum.IsDefined(read.Storage)));
            Assert.NotEmpty(read.ClientId);
            Assert.Single(_fixture.Store.List());
        });
    }

    [Fact]
    public async Task Damaged_secrets_of_a_profile_are_secrets_or_are_refused()
    {
        GenesysProfile profile = ProfileFixture.Profile(storage: ProfileStorage.PlaintextFile);
        _fixture.Store.Save(profile, ProfileFixture.Secrets());
        string path = Assert.Single(Directory.GetFiles(_fixture.Folder), f => File.ReadAllText(f).Contains(ProfileFixture.RefreshText, StringComparison.Ordinal));
        await Fuzz(302, File.ReadAllBytes(path), Mutator.Rewrite, damaged =>
        {
            File.WriteAllBytes(path, damaged);
            _ = _fixture.Store.ReadSecrets(profile);
        });
    }

    [Fact]
    public async Task A_damaged_env_file_is_read_or_refused()
    {
        string path = Path.Combine(Directory.CreateDirectory(_fixture.Folder).FullName, ".env");
        await Fuzz(303, Encoding.UTF8.GetBytes(Env), Bytes, damaged =>
        {
            File.WriteAllBytes(path, damaged);
            _ = EnvFile.Read(path).Find("GENESYSCLOUD_REGION");
        });
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public async Task A_damaged_definition_of_a_report_is_planned_or_refused(string name)
    {
        byte[] good = File.ReadAllBytes(Path.Combine(ShippedReports.Folder, name + ".json"));
        await Fuzz(304 + name.Length, good, Mutator.Rewrite, damaged =>
        {
            ReportDefinition definition = ReportReader.Read(damaged, name);
            _ = ReportPlan.Of(definition, ShippedReports.Options(), TimeProvider.System);
        });
    }

    public void Dispose() => _fixture.Dispose();

    /// <summary>Returns bytes with damage, or with a line that is strange.</summary>
    private static byte[] Bytes(ReadOnlySpan<byte> good, Random random) => random.Next(3) switch
    {
        0 => [.. good, .. Encoding.UTF8.GetBytes(new string(random.Next(2) == 0 ? '"' : '\\', random.Next(1, 20_000)))],
        1 => [0xEF, 0xBB, 0xBF, .. Mutator.Damage(good, random)],
        _ => Mutator.Damage(Mutator.Damage(good, random), random),
    };

    private static async Task Fuzz(int seed, byte[] good, Damage damage, Action<byte[]> read)
    {
        (int count, int refused) = await FuzzRun.RunAsync(seed, 250, good, damage, damaged =>
        {
            read(damaged);
            return Task.CompletedTask;
        });
        Assert.InRange(refused, 1, count);
    }
}
