using System.Management.Automation;

namespace GenesysReporting.Arguments;

/// <summary>
/// Keeps a bare number the text that was typed. Where a parameter is a list, PowerShell binds an argument by position
/// without what it remembers of the text, so that <c>0049</c> would be 49.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AsTypedAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        PlainArguments.IsTypedNumber(inputData) ? PlainArguments.AsTyped(inputData) : inputData;
}
