using CsCheck;
using GenesysReporting.Auth;
using GenesysReporting.Configuration;

namespace GenesysReporting.Tests.Configuration;

public class ConnectSettingsTests
{
    [Fact]
    public void Mine_wins_member_by_member()
    {
        var mine = new ConnectSettings { Region = "mine", GrantType = GenesysGrantType.ClientCredentials };
        var other = new ConnectSettings
        {
            Region = "other",
            GrantType = GenesysGrantType.AuthorizationCode,
            ClientId = "other",
            ClientSecret = Secret.From("hush"),
            AccessToken = Secret.From("token"),
            RedirectUri = "http://localhost:1/",
        };

        ConnectSettings both = mine.Over(other);

        Assert.Equal(("mine", GenesysGrantType.ClientCredentials), (both.Region, both.GrantType));
        Assert.Equal(("other", "hush", "token"), (both.ClientId, both.ClientSecret?.Reveal(), both.AccessToken?.Reveal()));
        Assert.Equal("http://localhost:1/", both.RedirectUri);
    }

    /// <summary>Mine and the other's client (i = id, s = secret, t = token), and what must come of them.</summary>
    [Theory]
    [InlineData("-", "i:a s:a", "i:a s:a")]
    [InlineData("i:a s:a", "-", "i:a s:a")]
    [InlineData("i:a s:a", "i:b s:b t:b", "i:a s:a")]
    [InlineData("i:a", "i:b s:b", "i:a")]
    [InlineData("i:a", "s:b", "i:a")]
    [InlineData("i:a", "i:a s:b", "i:a s:b")]
    [InlineData("i:a", "i:A s:b", "i:a s:b")]
    [InlineData("i:a s:a", "i:a s:b", "i:a s:a")]
    [InlineData("i:a", "i:a s:a t:a", "i:a s:a")]
    [InlineData("i:a", "t:b", "i:a")]
    [InlineData("s:a", "i:b s:b", "s:a")]
    [InlineData("s:a", "i:b", "s:a")]
    [InlineData("t:a", "i:b s:b", "t:a")]
    [InlineData("t:a", "t:b", "t:a")]
    public void Who_signs_in_is_taken_whole(string mine, string other, string expected) =>
        Assert.Equal(expected, Text(Make(mine).Over(Make(other))));

    [Fact]
    public void A_token_does_not_get_the_grant_that_was_meant_for_another_client()
    {
        ConnectSettings file = Make("i:a s:a", GenesysGrantType.ClientCredentials);

        Assert.Equal(GenesysGrantType.AccessToken, Make("t:b").Over(file).GrantType);
        Assert.Null(Make("i:b s:b").Over(file).GrantType);
        Assert.Equal(GenesysGrantType.ClientCredentials, Make("i:a").Over(file).GrantType);
        Assert.Equal(
            GenesysGrantType.AuthorizationCode,
            Make("i:b s:b").Over(new ConnectSettings { GrantType = GenesysGrantType.AuthorizationCode }).GrantType);
    }

    /// <summary>A secret stays with its own id, for any number and order of sources.</summary>
    [Fact]
    public void No_secret_ever_meets_another_clients_id()
    {
        Gen<ConnectSettings> source = Gen.Select(Gen.Char['a', 'c'], Gen.Bool, Gen.Bool, Gen.Bool)
            .Select((client, id, secret, token) => Make(string.Join(
                ' ',
                new[] { id ? $"i:{client}" : null, secret ? $"s:{client}" : null, token ? $"t:{client}" : null }.OfType<string>())));

        Gen.Select(source.Array[1, 6], Gen.Bool).Sample((sources, fromLeft) =>
        {
            ConnectSettings all = fromLeft
                ? sources.Aggregate((high, low) => high.Over(low))
                : Enumerable.Reverse(sources).Aggregate((low, high) => high.Over(low));

            string[] clients = Text(all).Split(' ').Select(part => part[^1..]).Distinct().ToArray();
            Assert.Single(clients);
        });
    }

    [Fact]
    public void What_it_shows_holds_no_secret()
    {
        ConnectSettings settings = Make("i:a s:hush t:hush");

        Assert.Contains("secret given, token given", settings.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "hush", settings + System.Text.Json.JsonSerializer.Serialize(settings), StringComparison.Ordinal);
    }

    private static ConnectSettings Make(string client, GenesysGrantType? grant = null)
    {
        string? Part(string kind) => client.Split(' ').FirstOrDefault(p => p.StartsWith(kind, StringComparison.Ordinal))?[2..];
        return new ConnectSettings
        {
            GrantType = grant,
            ClientId = Part("i:"),
            ClientSecret = Part("s:") is { } secret ? Secret.From(secret) : null,
            AccessToken = Part("t:") is { } token ? Secret.From(token) : null,
        };
    }

    private static string Text(ConnectSettings settings)
    {
        (string Kind, string? Value)[] parts =
        [
            ("i:", settings.ClientId), ("s:", settings.ClientSecret?.Reveal()), ("t:", settings.AccessToken?.Reveal()),
        ];
        string text = string.Join(' ', parts.Where(p => p.Value is not null).Select(p => p.Kind + p.Value));
        return text.Length == 0 ? "-" : text;
    }
}
