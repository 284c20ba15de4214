using GenesysReporting.Errors;

namespace GenesysReporting.Vault;

/// <summary>The errors of the protected store; each method's name is the ErrorId.</summary>
internal static class VaultErrors
{
    public static InstallationException ProtectedStoreUnavailable(Exception inner) => new(
        nameof(ProtectedStoreUnavailable),
        $"{Store} could not be used, so no secret was read from it or written to it. {Reason(inner)}",
        "Solutions: install and start it; or give the secret at each sign-in, from a vault "
            + "(Connect-GenesysCloud -Credential (Get-Secret ...)) or the environment (GENESYSCLOUD_OAUTHCLIENT_SECRET)"
            + (OperatingSystem.IsWindows() ? "." : "; or save the profile with -AllowPlaintextFile, in a file that only you can read."),
        null,
        inner);

    private static string Store =>
        OperatingSystem.IsWindows() ? "The protected store of Windows (DPAPI)"
        : OperatingSystem.IsMacOS() ? "The Keychain"
        : "The secret service of this desktop (libsecret)";

    private static string Reason(Exception inner) => inner.GetBaseException() is DllNotFoundException
        ? "Its library is not installed."
        : $"Its message: {inner.GetBaseException().Message.ReplaceLineEndings(" ").TrimEnd('.')}.";
}
