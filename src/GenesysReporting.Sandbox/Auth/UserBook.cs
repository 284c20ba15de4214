using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>The users who can sign in: the active ones.</summary>
internal sealed class UserBook(IReadOnlyList<SandboxUser> users)
{
    public IReadOnlyList<SandboxUser> All { get; } = users;

    /// <summary>Returns the active users; the second one's roles lack analytics.</summary>
    public static UserBook Create(World world) => new(
        [.. world.Users.Where(user => user.Text("state") == "active").Select((user, i) => new SandboxUser(
            user.Text("id")!, user.Text("name")!, user.Text("email")!, i == 1 ? Roles.LookUpsOnly : null))]);

    public SandboxUser? FindById(string? id) => All.FirstOrDefault(user => user.Id == id);

    /// <summary>Returns the user of a login_hint, which is email, email:orgName or orgName.</summary>
    public SandboxUser? FindByHint(string? hint)
    {
        string? email = hint?.Split(':')[0];
        return All.FirstOrDefault(user => user.Email.Equals(email, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Returns the only user with an id, an address or a name.</summary>
    /// <exception cref="ArgumentException">No user has it, or several have.</exception>
    public SandboxUser FindSingle(string text, string parameter)
    {
        SandboxUser[] found = [.. All.Where(user => IsCalled(user, text))];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new ArgumentException(
                $"No active user is called '{text}'. There are: {string.Join(", ", All)}.", parameter),
            _ => throw new ArgumentException(
                $"'{text}' means several users: {string.Join(", ", found.AsEnumerable())}. Give the address.",
                parameter),
        };
    }

    private static bool IsCalled(SandboxUser user, string text) =>
        user.Id.Equals(text, StringComparison.OrdinalIgnoreCase)
        || user.Email.Equals(text, StringComparison.OrdinalIgnoreCase)
        || user.Name.Equals(text, StringComparison.OrdinalIgnoreCase);
}
