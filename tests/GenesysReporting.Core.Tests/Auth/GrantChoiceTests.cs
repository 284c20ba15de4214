using CsCheck;
using GenesysReporting.Auth;
using GenesysReporting.Auth.Choice;
using GenesysReporting.Auth.Code;
using GenesysReporting.Regions;

namespace GenesysReporting.Tests.Auth;

public class GrantChoiceTests
{
    private static readonly string[] Details = ["analytics:conversationDetail:view", "analytics:agentConversationDetail:view"];

    private static readonly bool[] Both = [false, true];

    /// <summary>Every combination: 2 x 2 x 2, and the secret said, denied or not mentioned.</summary>
    private static readonly GrantQuestion[] Every =
    [
        .. from owner in Enum.GetValues<DataOwner>()
           from unattended in Both
           from needsUser in Both
           from keeps in new bool?[] { true, false, null }
           select new GrantQuestion(owner)
           {
               Unattended = unattended,
               NeedsUserPermissions = needsUser,
               CanKeepSecret = keeps,
               Permissions = [Details],
           },
    ];

    [Fact]
    public void Every_combination_has_one_answer_with_reasons_steps_and_a_line()
    {
        Assert.Equal(24, Every.Distinct().Count());
        Assert.All(Every, question =>
        {
            GrantRecommendation answer = GrantChoice.Recommend(question);
            Assert.NotEmpty(answer.Reasons);
            Assert.NotEmpty(answer.Setup);
            Assert.StartsWith($"Connect-GenesysCloud -GrantType {answer.GrantType} ", answer.Command, StringComparison.Ordinal);
            Assert.Equal(["analytics:conversationDetail:view or analytics:agentConversationDetail:view"], answer.Permissions);
            Assert.All(
                [.. answer.Reasons, .. answer.Setup, .. answer.Warnings],
                text => Assert.Matches(@"^\S.*[.)]$", text));
        });
    }

    [Theory]
    [InlineData(DataOwner.Organization, false, false, true, "Client Credentials")]
    [InlineData(DataOwner.Organization, true, false, true, "Client Credentials")]
    [InlineData(DataOwner.Organization, false, true, true, "Code Authorization")]
    [InlineData(DataOwner.Organization, true, true, true, "Code Authorization")]
    [InlineData(DataOwner.User, false, false, true, "Code Authorization")]
    [InlineData(DataOwner.User, true, false, true, "Code Authorization")]
    [InlineData(DataOwner.User, false, true, true, "Code Authorization")]
    [InlineData(DataOwner.User, true, true, true, "Code Authorization")]
    [InlineData(DataOwner.Organization, false, false, false, "PKCE-Enabled Code Authorization")]
    [InlineData(DataOwner.Organization, false, true, false, "PKCE-Enabled Code Authorization")]
    [InlineData(DataOwner.User, false, false, false, "PKCE-Enabled Code Authorization")]
    [InlineData(DataOwner.User, false, true, false, "PKCE-Enabled Code Authorization")]
    [InlineData(DataOwner.Organization, true, false, false, "token of Client Credentials")]
    [InlineData(DataOwner.Organization, true, true, false, "token of Code Authorization")]
    [InlineData(DataOwner.User, true, false, false, "token of Code Authorization")]
    [InlineData(DataOwner.User, true, true, false, "token of Code Authorization")]
    public void The_table(DataOwner owner, bool unattended, bool needsUser, bool keeps, string expected)
    {
        GrantRecommendation answer = GrantChoice.Recommend(new GrantQuestion(owner)
        {
            Unattended = unattended, NeedsUserPermissions = needsUser, CanKeepSecret = keeps,
        });

        string kind = answer.GrantType == GenesysGrantType.AccessToken ? "token of " : string.Empty;
        Assert.Equal(expected, kind + answer.AdminGrantType);
    }

    [Fact]
    public void Client_credentials_never_answer_for_a_users_data_or_permissions() => Each(
        q => q.Owner == DataOwner.User || q.NeedsUserPermissions,
        (_, answer) =>
        {
            Assert.NotEqual(GenesysGrantType.ClientCredentials, answer.GrantType);
            Assert.NotEqual("Client Credentials", answer.AdminGrantType);
        });

    [Fact]
    public void No_secret_is_asked_of_a_machine_that_cannot_keep_one() => Each(
        q => q.CanKeepSecret == false,
        (_, answer) =>
        {
            Assert.DoesNotContain("-Credential", answer.Command, StringComparison.Ordinal);
            Assert.DoesNotContain("-SaveProfile", answer.Command, StringComparison.Ordinal);
        });

    [Fact]
    public void No_one_has_to_be_there_each_time_when_it_runs_unattended() => Each(
        q => q.Unattended,
        (_, answer) =>
        {
            Assert.NotEqual("PKCE-Enabled Code Authorization", answer.AdminGrantType);
            Assert.DoesNotContain("Get-Credential", answer.RunbookCommand ?? string.Empty, StringComparison.Ordinal);
            Assert.Equal(answer.GrantType != GenesysGrantType.AccessToken, answer.RunbookCommand is not null);
        });

    [Fact]
    public void A_token_is_supplied_only_if_nothing_else_is_possible() => Each(
        q => !(q.Unattended && q.CanKeepSecret == false),
        (_, answer) => Assert.NotEqual(GenesysGrantType.AccessToken, answer.GrantType));

    [Fact]
    public void The_plain_case_is_client_credentials_without_a_warning() => Each(
        q => q is { Owner: DataOwner.Organization, NeedsUserPermissions: false } && q.CanKeepSecret != false,
        (_, answer) =>
        {
            Assert.Equal(GenesysGrantType.ClientCredentials, answer.GrantType);
            Assert.Empty(answer.Warnings);
        });

    [Fact]
    public void Scopes_are_named_for_users_grants_and_for_no_other() => Each(
        _ => true,
        (_, answer) => Assert.Equal(
            answer.AdminGrantType == "Client Credentials" ? [] : ["analytics:readonly"], answer.Scopes));

    [Fact]
    public void Contradictions_are_named()
    {
        Each(
            q => q.Unattended && q.CanKeepSecret != false && (q.NeedsUserPermissions || q.Owner == DataOwner.User),
            (_, answer) =>
            {
                Assert.Contains(answer.Warnings, w => w.Contains("a person signs in once with -SaveProfile", StringComparison.Ordinal));
                Assert.Contains("-ProfileName reporting -SaveProfile", answer.Command, StringComparison.Ordinal);
            });
        Each(
            q => q.Unattended && q.CanKeepSecret == false,
            (_, answer) => Assert.Contains(
                answer.Warnings, w => w.Contains("cannot be renewed, and so cannot run unattended", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_secret_that_was_not_spoken_of_is_taken_for_kept_and_the_answer_says_so() => Each(
        q => q.CanKeepSecret is null,
        (question, answer) =>
        {
            Assert.Equal(GrantChoice.Recommend(question with { CanKeepSecret = true }).GrantType, answer.GrantType);
            Assert.Contains(answer.Reasons, r => r.Contains("-CanKeepSecret $false", StringComparison.Ordinal));
        });

    [Fact]
    public void A_browser_sign_in_names_the_redirect_that_the_sign_in_uses() => Each(
        _ => true,
        (_, answer) => Assert.Equal(
            answer.GrantType == GenesysGrantType.AuthorizationCode,
            answer.Setup.Any(s => s.Contains(RedirectTarget.Default, StringComparison.Ordinal))));

    [Fact]
    public void No_word_repeats_what_the_platform_does_not_have() => Each(
        _ => true,
        (_, answer) =>
        {
            string all = string.Join('\n', [.. answer.Reasons, .. answer.Setup, .. answer.Warnings]);
            Assert.DoesNotContain("analytics:conversation:view", all, StringComparison.Ordinal);
            Assert.DoesNotMatch("(?i)api key|public app", all);
        });

    [Fact]
    public void Region_and_client_stand_in_the_line_as_PowerShell_reads_them()
    {
        var question = new GrantQuestion(DataOwner.User) { CanKeepSecret = false, Permissions = [Details] };

        Assert.Equal(
            "Connect-GenesysCloud -GrantType AuthorizationCode -Region '<region>' -ClientId '<client id>'",
            GrantChoice.Recommend(question).Command);
        Assert.Equal(
            "Connect-GenesysCloud -GrantType AuthorizationCode -Region mypurecloud.ie -ClientId 7a-b",
            GrantChoice.Recommend(question with { Region = RegionParser.Parse("eu-west-1"), ClientId = "7a-b" }).Command);
        Assert.Equal(
            "Connect-GenesysCloud -GrantType ClientCredentials -Region mypurecloud.ie -Credential (Get-Credential 7a-b)",
            GrantChoice.Recommend(new GrantQuestion(DataOwner.Organization)
            {
                Region = RegionParser.Parse("eu-west-1"), ClientId = "7a-b",
            }).Command);
    }

    /// <summary>PowerShell takes five characters for a single quote; each is doubled, and nothing else can leave the quotes.</summary>
    [Fact]
    public void No_client_id_can_break_out_of_the_line() => Gen.String[Gen.Char["ab-'\u2018\u2019\u201A\u201B\"$`;| \n"], 0, 12].Sample(id =>
    {
        string quoted = ConnectLine.Quote(id);
        if (quoted.StartsWith('\''))
        {
            const string Quotes = "'\u2018\u2019\u201A\u201B";
            string inside = quoted[1..^1];
            Assert.Equal(id, string.Concat(Pairs(inside, Quotes)));
        }
        else
        {
            Assert.Matches("^[A-Za-z0-9.][A-Za-z0-9.-]*$", quoted);
            Assert.Equal(id, quoted);
        }
    });

    private static IEnumerable<char> Pairs(string text, string quotes)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (quotes.Contains(text[i], StringComparison.Ordinal))
            {
                Assert.Equal(text[i], text[++i]);
            }

            yield return text[i];
        }
    }

    private static void Each(Func<GrantQuestion, bool> where, Action<GrantQuestion, GrantRecommendation> check)
    {
        GrantQuestion[] questions = Every.Where(where).ToArray();
        Assert.NotEmpty(questions);
        Assert.All(questions, question => check(question, GrantChoice.Recommend(question)));
    }
}
