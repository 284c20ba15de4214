using System.Collections;
using System.Management.Automation;

namespace GenesysReporting.Arguments;

/// <summary>
/// Replaces job objects, and other objects with a property Id, by their ids. Without it, PowerShell would convert an object
/// to the text of its type, because ids are also taken from the pipeline as text.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class JobIdAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is IList list ? list.Cast<object?>().Select(IdOf).ToArray() : IdOf(inputData)!;

    private static object? IdOf(object? given) =>
        given is null or string || PSObject.AsPSObject(given) is not { BaseObject: not string } item || item.Properties["Id"]?.Value is not string id ? given : id;
}
