using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using GenesysReporting.Auth;
using GenesysReporting.Protection;

namespace GenesysReporting.Arguments;

/// <summary>
/// Fields of personal data with actions, as a script gives them: <c>@{ Ani = 'Hash'; Attributes = 'Drop' }</c>. PowerShell
/// completes the names of the properties in such a table; it may have other names too, such as <c>'Attribute:account'</c>.
/// </summary>
public sealed class ProtectArgument
{
    private readonly List<KeyValuePair<string, string>> _given = [];

    /// <summary>Creates an argument without fields.</summary>
    public ProtectArgument()
    {
    }

    /// <summary>Creates the argument from a table.</summary>
    public ProtectArgument(IDictionary table) =>
        _given.AddRange(table.Keys.Cast<object>().Select(field => KeyValuePair.Create(Text(field), Text(table[field]))));

    /// <summary>The caller's number.</summary>
    public ProtectionAction? Ani { get => Get(); set => Set(value); }

    /// <summary>The number that was called.</summary>
    public ProtectionAction? Dnis { get => Get(); set => Set(value); }

    /// <summary>Addresses of mails and messages.</summary>
    public ProtectionAction? Addresses { get => Get(); set => Set(value); }

    /// <summary>Names of customers and external parties.</summary>
    public ProtectionAction? CustomerName { get => Get(); set => Set(value); }

    /// <summary>Numbers to call back.</summary>
    public ProtectionAction? CallbackNumbers { get => Get(); set => Set(value); }

    /// <summary>Names of agents and all others.</summary>
    public ProtectionAction? AgentName { get => Get(); set => Set(value); }

    /// <summary>Subjects of mails.</summary>
    public ProtectionAction? Subject { get => Get(); set => Set(value); }

    /// <summary>Notes of agents.</summary>
    public ProtectionAction? WrapUpNote { get => Get(); set => Set(value); }

    /// <summary>All attributes of participants.</summary>
    public ProtectionAction? Attributes { get => Get(); set => Set(value); }

    /// <summary>The tag of the conversation.</summary>
    public ProtectionAction? ExternalTag { get => Get(); set => Set(value); }

    /// <summary>Ids of contacts and their organisations.</summary>
    public ProtectionAction? ExternalContact { get => Get(); set => Set(value); }

    /// <summary>The fields and actions as they were given.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Given => _given;

    /// <summary>
    /// Returns the protection; null if neither was given. Throws for wrong fields and actions, and for a key that is missing, too
    /// short or without rules. Called after the binding, so that the errors have their own ids.
    /// </summary>
    /// <param name="rules">The fields with their actions; null if there are none.</param>
    /// <param name="key">The key of hashes; null if there is none.</param>
    internal static RecordProtection? Read(ProtectArgument? rules, SecureString? key)
    {
        if (rules is null)
        {
            return key is null ? null : throw ProtectionErrors.ProtectKeyAlone();
        }

        var read = ProtectionRules.Of(rules._given);
        byte[] utf8 = key is null ? [] : Encoding.UTF8.GetBytes(Secret.From(key).Reveal());
        try
        {
            return RecordProtection.Of(read, utf8);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(utf8);
        }
    }

    private static string Text(object? value) => Convert.ToString(PlainArguments.Unwrap(value), CultureInfo.InvariantCulture) ?? string.Empty;

    private ProtectionAction? Get([CallerMemberName] string field = "") =>
        _given.Find(g => string.Equals(g.Key, field, StringComparison.OrdinalIgnoreCase)).Value is { } text
        && Enum.TryParse(text, ignoreCase: true, out ProtectionAction action)
            ? action
            : null;

    private void Set(ProtectionAction? value, [CallerMemberName] string field = "")
    {
        _given.RemoveAll(g => string.Equals(g.Key, field, StringComparison.OrdinalIgnoreCase));
        if (value is { } action)
        {
            _given.Add(KeyValuePair.Create(field, action.ToString()));
        }
    }
}
