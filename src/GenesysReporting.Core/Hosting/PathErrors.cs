using System.Globalization;
using System.Runtime.CompilerServices;
using GenesysReporting.Errors;

namespace GenesysReporting.Hosting;

/// <summary>Errors about paths. Each method's name is the ErrorId.</summary>
internal static class PathErrors
{
    public static InputException PathNotOfFile(string path, string provider) => Make(
        $"'{path}' is in a drive of the provider {provider}, which does not hold files.", "Give the path of a file, such as ./name.csv in a folder.", path);

    public static InputException PathCharacter(string path) => Make(
        $"'{path.Replace('\0', '?')}' has a NUL character, which no path can have.", "Give the path without it.", path);

    public static InputException PathWithoutShare(string path) => Make(
        $"'{path}' names a server without a share and a file.", @"Give the path of a file, such as \\server\share\name.csv.", path);

    public static InputException PathTooLong(string path, Exception? inner = null) => Make(
        $"The path '{Shown(path)}' is too long for this system.", "Choose a folder with a shorter path.", path, inner);

    public static InputException NameTooLong(string path, string name, int length, int most) => Make(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The name '{Shown(name)}' has {length} {(OperatingSystem.IsWindows() ? "characters" : "bytes")}, and a name can have at most {most}. Files next to the given one have its name with an ending."),
        "Choose a shorter name.",
        path);

    public static InputException PathIsDevice(string path, string name) => Make(
        $"'{path}' names a device: Windows reserves '{name}'.", "Choose another name.", path);

    public static InputException PathIsSpecial(string path) => Make(
        $"'{path}' is a pipe, a socket or a device, not a file.", "Give the path of a file, or remove what is there.", path);

    public static InputException PathIsLink(string path, string target) => Make(
        $"'{path}' is a symbolic link to '{target}'. Writing to it would write to that file.",
        "Check who created it, and remove it. Only the given path itself may be a link.",
        path);

    public static InputException LinkBroken(string path, Exception inner) => Make(
        $"The symbolic link '{path}' cannot be followed: {inner.Message}", "Give the path of the file itself.", path, inner);

    private static string Shown(string text) => text.Length > 80 ? text[..80] + "..." : text;

    private static InputException Make(
        string message, string nextStep, string target, Exception? inner = null, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target, inner);
}
