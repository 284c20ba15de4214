using System.Management.Automation;

namespace GenesysReporting.Arguments;

/// <summary>Takes a TimeZoneInfo for its name: PowerShell would convert it to the text that is shown for it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ZoneNameAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        PlainArguments.Unwrap(inputData) is TimeZoneInfo zone ? zone.Id : inputData;
}
