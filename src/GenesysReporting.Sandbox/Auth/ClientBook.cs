using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>The OAuth clients of the organisation.</summary>
internal sealed class ClientBook(IReadOnlyList<SandboxClient> clients)
{
    private static readonly string[] DefaultRedirects = ["http://localhost:8080/callback", "http://localhost:8080/"];

    public IReadOnlyList<SandboxClient> All { get; } = clients;

    public SandboxClient Main => All[0];

    public SandboxClient Code => All[3];

    public SandboxClient Pkce => All[4];

    public SandboxClient Saml => All[5];

    public static ClientBook Create(int seed)
    {
        Dice dice = Dice.For(seed, "clients", 0, 0);
        return new ClientBook(
        [
            new SandboxClient("Reporting", dice.Uuid(), Secret(dice), null),
            new SandboxClient("Without analytics", dice.Uuid(), Secret(dice), Roles.LookUpsOnly),
            new SandboxClient("Disabled", dice.Uuid(), Secret(dice), null) { IsDisabled = true },
            ForUsers("Sign-in with a secret", dice.Uuid(), Secret(dice)),
            ForUsers("Sign-in with PKCE", dice.Uuid(), string.Empty),
            new SandboxClient("Sign-in with an assertion", dice.Uuid(), Secret(dice), null) { GrantType = SandboxClient.Saml2Bearer, Scopes = Roles.ReadingScopes },
        ]);
    }

    public SandboxClient? Find(string? clientId) => All.FirstOrDefault(client => client.ClientId == clientId);

    private static SandboxClient ForUsers(string name, string id, string secret) => new(name, id, secret, null)
    {
        GrantType = SandboxClient.Code,
        RedirectUris = DefaultRedirects,
        Scopes = Roles.ReadingScopes,
    };

    private static string Secret(Dice dice)
    {
        const string Letters = OpaqueText.Base64UrlLetters;
        return string.Create(43, dice, static (text, dice) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = Letters[dice.Below(Letters.Length)];
            }
        });
    }
}
