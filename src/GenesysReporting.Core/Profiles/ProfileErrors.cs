using GenesysReporting.Errors;

namespace GenesysReporting.Profiles;

/// <summary>The errors about saved profiles; each method's name is the ErrorId.</summary>
internal static class ProfileErrors
{
    public static InputException ProfileNameUnusable(string name) => new(
        nameof(ProfileNameUnusable),
        $"'{name}' cannot be a profile's name.",
        "A name has at most 64 letters (a to z), digits, spaces, dots, hyphens and underscores, and begins with a letter or digit.",
        name);

    public static InputException ProfileNotFound(string name, IEnumerable<string> names)
    {
        string[] known = [.. names];
        return new InputException(
            nameof(ProfileNotFound),
            $"There is no profile named '{name}'.",
            known.Length == 0
                ? "None is saved yet: Connect-GenesysCloud with -ProfileName and -SaveProfile saves one."
                : $"There are: {string.Join(", ", known.Select(n => $"'{n}'"))}.",
            name);
    }

    public static InputException ProfileExists(string name, GenesysProfile existing) => new(
        nameof(ProfileExists),
        $"A profile named '{name}' exists already, for the OAuth client '{existing.ClientId}' in {existing.Region ?? existing.ApiUri?.Authority}.",
        "Choose another name, or replace it with Save-GenesysProfile -Force.",
        name);

    public static InputException ProfileUnreadable(string path, Exception? inner) => new(
        nameof(ProfileUnreadable),
        $"The profile in '{path}' could not be read.",
        "Check that the file exists and is yours; if it is damaged, delete it and save the profile again.",
        path,
        inner);

    public static SignInException ProfileSecretMissing(string name) => new(
        nameof(ProfileSecretMissing),
        $"The secret of the profile '{name}' is not in its store (any more).",
        $"Sign in again and save it: Connect-GenesysCloud with -ProfileName '{name}', -SaveProfile and the client's secret.",
        name);

    public static InputException ProfileLocked(string name, string path, Exception inner) => new(
        nameof(ProfileLocked),
        $"Another process has held the profile '{name}' for minutes.",
        $"Find the process that has '{path}' open, and check that this account may write there.",
        name,
        inner);

    public static SignInException RefreshTokenNotSaved(string name, string signInAgain, Exception inner) => new(
        nameof(RefreshTokenNotSaved),
        $"The new refresh token could not be saved in the profile '{name}': {inner.Message}",
        $"This session keeps it in memory and tries again at its next call. If the session ends before, sign in again: {signInAgain}.",
        name,
        inner: inner);

    public static SignInException ProfileNotRenewable(string name, Exception inner) => new(
        nameof(ProfileNotRenewable),
        $"The sign-in of the profile '{name}' was not renewed, as its new refresh token could not be saved: {inner.Message}",
        "Nothing is lost: solve that problem and call again.",
        name,
        inner: inner);

    public static InputException ProfileReplaced(string name, string clientId) => new(
        nameof(ProfileReplaced),
        $"The profile '{name}' that the session uses was replaced by one of another OAuth client, '{clientId}'.",
        $"Sign in again: Connect-GenesysCloud -ProfileName '{name}'.",
        name);

    public static InputException ProfileFolderUnusable(string folder, Exception inner) => new(
        nameof(ProfileFolderUnusable),
        $"The profiles' folder '{folder}' could not be used: {inner.Message}",
        "Check that this account may read and write there, and that the disk is not full.",
        folder,
        inner);

    public static InputException TokenNotSavable() => new(
        nameof(TokenNotSavable),
        "A session with a supplied token or an assertion cannot be saved as a profile: there is nothing to sign in with again.",
        "Sign in with client credentials or as a user, and save that.",
        null);

    public static InputException ProfileInUse(string name, string other) => new(
        nameof(ProfileInUse),
        $"The session uses the profile '{name}', whose refresh token cannot be in '{other}' too: each renewal may end the other's.",
        $"Sign in again for it: Connect-GenesysCloud -ProfileName '{other}' -SaveProfile, with the client's id and secret.",
        other);

    public static InputException PlaintextFileNotNeeded() => new(
        nameof(PlaintextFileNotNeeded),
        "Windows has a protected store (DPAPI), so no plain file is written.",
        "Leave -AllowPlaintextFile out.",
        null);

    public static SignInException PlaintextFileExposed(string path) => new(
        nameof(PlaintextFileExposed),
        $"Others on this machine can read '{path}', so its content is not used.",
        $"Remove their access (chmod 600 '{path}'), and consider the secret known: create a new one.",
        path);
}
