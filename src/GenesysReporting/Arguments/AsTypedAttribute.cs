using System.Management.Automation;

namespace GenesysReporting.Arguments;

/// <summary>
/// Keeps an unquoted number as the text that was typed. PowerShell drops that text where it binds an argument by position
/// to a parameter that is a list, so that <c>0049</c> would be 49.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AsTypedAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        PlainArguments.IsTypedNumber(inputData) ? PlainArguments.AsTyped(inputData) : inputData;
}
