using System.Management.Automation;

namespace GenesysReporting.Arguments;

/// <summary>
/// Refuses plain text for a SecureString. PowerShell refuses it too, but its message quotes the value, so that the secret
/// would be on the screen and in $Error.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretOnlyAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string
            ? throw new ArgumentTransformationMetadataException(
                "Secrets are accepted as SecureString, and never as plain text. Use Read-Host -AsSecureString, Get-Secret, "
                + "or -Credential (Get-Credential).")
            : inputData;
}
