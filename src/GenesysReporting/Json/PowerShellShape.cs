using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Language;
using GenesysReporting.Api.Calls;

namespace GenesysReporting.Json;

/// <summary>Reads PowerShell's objects for the writer of bodies.</summary>
internal sealed class PowerShellShape : IBodyShape
{
    public static PowerShellShape Instance { get; } = new();

    /// <summary>Returns the value of a wrapper, without notes on text or numbers such as the path that Get-Content adds.</summary>
    public object? Unwrap(object? value) => value switch
    {
        _ when IsNothing(value) => null,
        PSObject { BaseObject: PSCustomObject } => value,
        PSObject wrapper => Unwrap(wrapper.BaseObject),
        SwitchParameter flag => flag.IsPresent,
        _ => value,
    };

    public IEnumerable<KeyValuePair<string, object?>>? Members(object value) => value switch
    {
        ScriptBlock or Delegate or Type or Stream or ValueType => null,
        _ => Read(PSObject.AsPSObject(value)),
    };

    private static IEnumerable<KeyValuePair<string, object?>> Read(PSObject value) => value.Properties
        .Where(p => p.IsGettable)
        .Select(p => KeyValuePair.Create(p.Name, Get(p)));

    private static object? Get(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            throw CallErrors.BodyValueUnreadable(property.Name);
        }
    }

    /// <summary>True for the result of a pipeline without output.</summary>
    private static bool IsNothing(object? value) =>
        ReferenceEquals(value, AutomationNull.Value) || value is NullString;
}
