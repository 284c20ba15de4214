using System.Collections;
using System.Management.Automation;
using System.Net;

namespace GenesysReporting.Arguments;

/// <summary>
/// Takes a connection as a hashtable, as any other dictionary, or as an object with its members, such as ConvertFrom-Json returns. Texts
/// become secure strings, as records of errors and of other streams keep the arguments of their command. PowerShell's own message about an
/// argument of another type quotes the values, so that a secret would be on the screen and in $Error.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConnectionTableAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? given = PlainArguments.Unwrap(inputData);
        if (given is null)
        {
            return null!;
        }

        IEnumerable<(string Name, object? Value)> members = given switch
        {
            IDictionary table => table.Keys.Cast<object>().Select(key => (key.ToString() ?? string.Empty, table[key])),
            IEnumerable<KeyValuePair<string, object?>> pairs => pairs.Select(pair => (pair.Key, pair.Value)),
            PSObject custom => custom.Properties.Select(property => (property.Name, (object?)property.Value)),
            _ => throw new ArgumentTransformationMetadataException(
                $"A connection is a hashtable, as Get-AutomationConnection returns it, or an object with its members, not a value of the type {given.GetType().Name}."),
        };

        // Names that differ in case alone stay apart; they are refused later.
        var read = new Hashtable(StringComparer.Ordinal);
        foreach ((string name, object? value) in members)
        {
            read[name] = PlainArguments.Unwrap(value) is string text ? new NetworkCredential(string.Empty, text).SecurePassword : value;
        }

        return read;
    }
}
