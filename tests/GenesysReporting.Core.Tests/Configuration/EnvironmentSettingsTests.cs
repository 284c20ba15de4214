using GenesysReporting.Auth;
using GenesysReporting.Configuration;
using GenesysReporting.Errors;

namespace GenesysReporting.Tests.Configuration;

public class EnvironmentSettingsTests
{
    private const string Plain =
        "GENESYS_ENV=mypurecloud.ie\nGRANT_TYPE=authorization_code\nCLIENT_ID=plain\nCLIENT_SECRET=plain-secret\nREDIRECT_URI=http://localhost:9000/cb";

    private const string Official =
        "GENESYSCLOUD_REGION=eu-central-1\nGENESYSCLOUD_OAUTHCLIENT_ID=official\nGENESYSCLOUD_OAUTHCLIENT_SECRET=official-secret";

    [Fact]
    public void A_file_with_the_plain_names_says_all_of_a_sign_in()
    {
        ConnectSettings settings = EnvironmentSettings.FromFile(File(Plain));

        Assert.Equal(("mypurecloud.ie", GenesysGrantType.AuthorizationCode), (settings.Region, settings.GrantType));
        Assert.Equal(("plain", "plain-secret"), (settings.ClientId, settings.ClientSecret?.Reveal()));
        Assert.Equal("http://localhost:9000/cb", settings.RedirectUri);
    }

    [Fact]
    public void The_official_names_are_read_from_a_file_and_from_the_process()
    {
        string text = Official + "\nGENESYSCLOUD_ACCESS_TOKEN=token";

        foreach (ConnectSettings settings in new[]
        {
            EnvironmentSettings.FromFile(File(text)), EnvironmentSettings.FromProcess(Process(text)),
        })
        {
            Assert.Equal("eu-central-1", settings.Region);
            Assert.Equal(("official", "official-secret"), (settings.ClientId, settings.ClientSecret?.Reveal()));
            Assert.Equal("token", settings.AccessToken?.Reveal());
            Assert.Null(settings.GrantType);
        }
    }

    [Theory]
    [InlineData(false, null, null, null)]
    [InlineData(true, "mypurecloud.ie", "plain", GenesysGrantType.AuthorizationCode)]
    public void The_process_has_plain_names_only_together_with_GENESYS_ENV(
        bool marked, string? region, string? clientId, GenesysGrantType? grant)
    {
        string text = marked ? Plain : Plain.Replace("GENESYS_ENV=", "GENESYS_ENV=   \nOTHER=", StringComparison.Ordinal);

        ConnectSettings settings = EnvironmentSettings.FromProcess(Process(text));

        Assert.Equal((region, clientId, grant), (settings.Region, settings.ClientId, settings.GrantType));
        Assert.Equal(clientId is null, settings.ClientSecret is null);
    }

    [Fact]
    public void A_junk_GRANT_TYPE_of_another_product_is_not_even_read() =>
        Assert.Null(EnvironmentSettings.FromProcess(Process("GRANT_TYPE=password\nCLIENT_SECRET=other")).GrantType);

    [Theory]
    [InlineData(Official, Plain, "eu-central-1", "official", "official-secret")]
    [InlineData("GENESYSCLOUD_OAUTHCLIENT_ID=official", Plain, "mypurecloud.ie", "official", null)]
    [InlineData("GENESYSCLOUD_OAUTHCLIENT_ID=plain", Plain, "mypurecloud.ie", "plain", "plain-secret")]
    [InlineData("GENESYSCLOUD_REGION=eu-west-2", Plain, "eu-west-2", "plain", "plain-secret")]
    public void The_official_names_win_within_a_source(
        string official, string plain, string region, string clientId, string? secret)
    {
        string text = plain + "\n" + official;

        foreach (ConnectSettings settings in new[]
        {
            EnvironmentSettings.FromFile(File(text)), EnvironmentSettings.FromProcess(Process(text)),
        })
        {
            Assert.Equal((region, clientId, secret), (settings.Region, settings.ClientId, settings.ClientSecret?.Reveal()));
            Assert.Equal(GenesysGrantType.AuthorizationCode, settings.GrantType);
        }
    }

    [Fact]
    public void The_named_file_wins_over_the_process_whatever_the_names()
    {
        ConnectSettings settings = EnvironmentSettings.Read(Process(Official), File("CLIENT_ID=plain\nCLIENT_SECRET=plain-secret"));

        Assert.Equal(("plain", "plain-secret"), (settings.ClientId, settings.ClientSecret?.Reveal()));
        Assert.Equal("eu-central-1", settings.Region);
    }

    [Fact]
    public void Without_a_file_the_process_speaks_alone() =>
        Assert.Equal("official", EnvironmentSettings.Read(Process(Official), null).ClientId);

    [Fact]
    public void The_process_never_lends_its_secret_or_token_to_the_files_client()
    {
        ConnectSettings settings = EnvironmentSettings.Read(
            Process(Official + "\nGENESYSCLOUD_ACCESS_TOKEN=token"), File("CLIENT_ID=plain"));

        Assert.Equal(("plain", null, null), (settings.ClientId, settings.ClientSecret, settings.AccessToken));
    }

    [Fact]
    public void Nothing_set_is_nothing_said()
    {
        ConnectSettings settings = EnvironmentSettings.Read(_ => null, File("GENESYSCLOUD_REGION=\nCLIENT_ID='  '"));

        Assert.Equal(ConnectSettings.None.ToString(), settings.ToString());
    }

    [Theory]
    [InlineData("client_credentials", GenesysGrantType.ClientCredentials)]
    [InlineData(" Client-Credentials ", GenesysGrantType.ClientCredentials)]
    [InlineData("ClientCredentials", GenesysGrantType.ClientCredentials)]
    [InlineData("authorization_code", GenesysGrantType.AuthorizationCode)]
    [InlineData("AuthorizationCode", GenesysGrantType.AuthorizationCode)]
    public void A_grant_may_be_spelled_as_OAuth_does_and_as_the_module_does(string text, GenesysGrantType expected) =>
        Assert.Equal(expected, EnvironmentSettings.FromFile(File($"GRANT_TYPE='{text}'")).GrantType);

    [Theory]
    [InlineData("implicit")]
    [InlineData("password")]
    [InlineData("1")]
    public void An_unknown_grant_is_an_error_that_says_where_and_what_is_allowed(string grant)
    {
        var inFile = Assert.Throws<InputException>(() => EnvironmentSettings.FromFile(File($"GRANT_TYPE={grant}")));
        var inProcess = Assert.Throws<InputException>(
            () => EnvironmentSettings.FromProcess(Process($"GENESYS_ENV=x.y\nGRANT_TYPE={grant}")));

        Assert.Equal(("GrantTypeUnknown", "GRANT_TYPE"), (inFile.ErrorId, inFile.Target));
        Assert.Contains($"GRANT_TYPE in 'my.env' is '{grant}'", inFile.Message, StringComparison.Ordinal);
        Assert.Contains("in the environment", inProcess.Message, StringComparison.Ordinal);
        Assert.Contains("client_credentials", inFile.NextStep, StringComparison.Ordinal);
        Assert.Contains("authorization_code", inFile.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_break_around_a_token_is_dropped_and_one_inside_is_refused_unseen()
    {
        ConnectSettings settings = EnvironmentSettings.FromFile(File("GENESYSCLOUD_ACCESS_TOKEN=\"token\\n\""));
        var error = Assert.Throws<InputException>(
            () => EnvironmentSettings.FromFile(File("GENESYSCLOUD_ACCESS_TOKEN=\"hu\\nsh\"")));

        Assert.Equal("token", settings.AccessToken?.Reveal());
        Assert.Equal(("SettingMalformed", "GENESYSCLOUD_ACCESS_TOKEN"), (error.ErrorId, error.Target));
        Assert.DoesNotContain("hu", error.Message.Split(' '));
        Assert.DoesNotContain("hu\nsh", error.ToString(), StringComparison.Ordinal);
    }

    private static EnvFile File(string text) => EnvFile.Parse(text, "my.env");

    private static Func<string, string?> Process(string text) => File(text).Find;
}
