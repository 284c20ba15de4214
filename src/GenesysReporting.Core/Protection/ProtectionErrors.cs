using System.Globalization;
using System.Runtime.CompilerServices;
using GenesysReporting.Errors;

namespace GenesysReporting.Protection;

/// <summary>Errors about the protection of personal data. Each method's name is the ErrorId. No message holds a value or a key.</summary>
internal static class ProtectionErrors
{
    private const string Form = "Give fields with actions, such as @{ Ani = 'Hash'; Attributes = 'Drop'; CustomerName = 'Mask' }.";

    public static InputException ProtectEmpty() => Make("There is no field to protect.", Form, null);

    public static InputException ProtectFieldUnknown(string field)
    {
        string hint = NearestName.Find(field, ProtectedFields.All.Select(f => f.Name)) is { } near ? $" Did you mean '{near}'?" : string.Empty;
        return Make(
            $"'{field}' is not a field that can be protected.{hint}",
            $"The fields: {string.Join(", ", ProtectedFields.Known)}.",
            field);
    }

    public static InputException ProtectFieldTwice(string field) => Make(
        $"The field '{field}' has two actions.", "Give it once; case does not matter.", field);

    public static InputException ProtectActionUnknown(string field, string action)
    {
        string[] known = Enum.GetNames<ProtectionAction>();
        string hint = NearestName.Find(action, known) is { } near ? $" Did you mean '{near}'?" : string.Empty;
        return Make($"'{action}' is not an action for {field}.{hint}", $"The actions: {string.Join(", ", known)}.", action);
    }

    public static InputException ProtectKeyMissing(ProtectionRules rules) => Make(
        $"A hash needs a key, and there is none ({rules}).",
        "Give -ProtectKey a SecureString, such as (Get-Secret ReportKey) or (Read-Host -AsSecureString), the same each time; or use Mask or Drop.",
        rules.ToString());

    public static InputException ProtectKeyShort(int length) => Make(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The key has {length} bytes as UTF-8, and at least {ProtectionRules.ShortestKey} are needed: a short key can be guessed."),
        "Use a long random text, and store it where the next run finds it.",
        null);

    public static InputException ProtectKeyAlone() => Make("There is a key, and nothing is hashed with it.", Form, null);

    /// <summary>The stored data was protected in another way, so that old and new values would not match.</summary>
    public static InputException ProtectionChanged(string target, string difference) => Make(
        $"'{target}' was begun with other rules of protection. The difference: {difference}.",
        "Use the same rules and the same key as before, or start over with another name.",
        target);

    private static InputException Make(string message, string nextStep, string? target, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target);
}
