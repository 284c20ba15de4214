using System.Collections;
using System.Management.Automation;
using System.Security;
using GenesysReporting.Auth;

namespace GenesysReporting.Sessions;

/// <summary>Reads the members of a connection by name, without regard to case. No error shows a value, as it may be a secret.</summary>
internal sealed class ConnectionMembers
{
    private readonly Dictionary<string, object> _unread = new(StringComparer.OrdinalIgnoreCase);

    public ConnectionMembers(IDictionary members)
    {
        foreach (DictionaryEntry member in members)
        {
            string name = (member.Key.ToString() ?? string.Empty).Trim();
            if ((member.Value is PSObject wrapped ? wrapped.BaseObject : member.Value) is { } value && !IsEmpty(value) && !_unread.TryAdd(name, value))
            {
                throw VaultErrors.ConnectionMembersExclude(name, name);
            }
        }
    }

    public string? Text(string name) => Secret(name)?.Reveal();

    /// <summary>Returns a text or a secure string; null if it is missing or empty.</summary>
    public Secret? Secret(string name) => Take(name) switch
    {
        null => null,
        string text => Auth.Secret.From(text),
        SecureString text => Auth.Secret.From(text),
        Uri address => Auth.Secret.From(address.OriginalString),
        Enum choice => Auth.Secret.From(choice.ToString()),
        _ => throw VaultErrors.ConnectionMemberMalformed(name, "a text or a SecureString"),
    };

    public PSCredential? Credential(string name) => Take(name) switch
    {
        null => null,
        PSCredential credential => credential,
        _ => throw VaultErrors.ConnectionMemberMalformed(name, "a PSCredential"),
    };

    public Uri? Address(string name) => Text(name) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? address
        : throw VaultErrors.ConnectionMemberMalformed(name, "an absolute address, such as https://api.example.com");

    public T? Choice<T>(string name)
        where T : struct, Enum => Text(name) is not { } text ? null
            : Enum.GetNames<T>().Contains(text.Trim(), StringComparer.OrdinalIgnoreCase) ? Enum.Parse<T>(text, ignoreCase: true)
            : throw VaultErrors.ConnectionMemberMalformed(name, $"one of {string.Join(", ", Enum.GetNames<T>())}");

    /// <summary>Throws <c>ConnectionMembersExclude</c> if a member is there in addition to another one that has its value.</summary>
    public void ThrowIfBoth(string name, string other)
    {
        if (_unread.ContainsKey(other))
        {
            throw VaultErrors.ConnectionMembersExclude(name, other);
        }
    }

    /// <summary>Throws <c>ConnectionMemberUnknown</c> for the first member that was not asked for.</summary>
    public void ThrowIfUnread()
    {
        if (_unread.Keys.Order(StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } unknown)
        {
            throw VaultErrors.ConnectionMemberUnknown(unknown);
        }
    }

    private static bool IsEmpty(object value) =>
        (value is string text ? Auth.Secret.From(text) : value is SecureString secret ? Auth.Secret.From(secret) : null) is { IsEmpty: true };

    private object? Take(string name) => _unread.Remove(name, out object? value) ? value : null;
}
