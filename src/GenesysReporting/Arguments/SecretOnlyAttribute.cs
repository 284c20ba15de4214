using System.Management.Automation;
using System.Security;

namespace GenesysReporting.Arguments;

/// <summary>
/// Refuses plain text and other objects for a SecureString. PowerShell refuses them too, but its message quotes the value, so that the
/// secret would be on the screen and in $Error.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretOnlyAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            null or SecureString => inputData,
            string => throw new ArgumentTransformationMetadataException(
                "Secrets are accepted as SecureString, and never as plain text. Use Read-Host -AsSecureString, Get-Secret, "
                + "or -Credential (Get-Credential)."),
            { } other => throw new ArgumentTransformationMetadataException(
                $"Secrets are accepted as SecureString, not as a value of the type {other.GetType().Name}."),
        };
}
