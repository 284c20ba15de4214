using System.Runtime.CompilerServices;
using GenesysReporting.Errors;

namespace GenesysReporting.Configuration;

/// <summary>
/// The errors about settings from files and from the environment; each method's name is the ErrorId. None of them shows a
/// file's content, which may be a secret.
/// </summary>
internal static class ConfigurationErrors
{
    public static InputException EnvFileNotFound(string path) => Make(
        $"There is no file '{path}'.",
        "Check the path; a relative one starts at the current location.",
        path);

    public static InputException EnvFileUnreadable(string path, Exception inner) => Make(
        Directory.Exists(path) ? $"'{path}' is a folder, not a file." : $"'{path}' could not be read: {inner.Message}",
        "Name a file of KEY=value lines that this account may read.",
        path,
        inner);

    public static InputException EnvFileTooLarge(string path, int maxCharacters) => Make(
        $"'{path}' is larger than {maxCharacters / 1024} KB, too large for a file of settings.",
        "Name a file of KEY=value lines.",
        path);

    public static InputException EnvFileNotText(string path) => Make(
        $"'{path}' is not UTF-8 text.",
        "Save it as UTF-8, or as UTF-16 with a byte order mark.",
        path);

    public static InputException EnvFileInvalid(string path, int line, string problem) => Make(
        $"Line {line} of '{path}' {problem}. (Its content is not shown, as it may be a secret.)",
        "Write KEY=value, KEY='value' or KEY=\"value\"; a comment begins with # at the start of a line, or after white space.",
        path);

    public static InputException SettingMalformed(string name, string origin) => Make(
        $"The value of {name} {origin} holds a line break or another control character. (It is not shown, as it may be a secret.)",
        "Set it again, on one line.",
        name);

    public static InputException GrantTypeUnknown(string value, string name, string origin) => Make(
        $"{name} {origin} is '{Shown(value)}', which is not a grant for reporting.",
        $"{name} is client_credentials (no user; the integration's own roles) or authorization_code (a user signs in with the browser).",
        name);

    private static string Shown(string value) => value.Length > 40 ? value[..40] + "..." : value;

    private static InputException Make(
        string message, string nextStep, string target, Exception? inner = null, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target, inner);
}
