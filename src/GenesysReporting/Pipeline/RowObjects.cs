using System.Management.Automation;
using System.Runtime.CompilerServices;
using GenesysReporting.Rows;

namespace GenesysReporting.Pipeline;

/// <summary>Makes the objects of rows: all have the same properties in the same order, whatever a record holds.</summary>
internal sealed class RowObjects(RowSchema schema)
{
    private readonly string[] _names = [.. schema.Names];
    private readonly string _typeName = $"GenesysReporting.{schema.Kind}";

    // Compiled at once: a file of rows is written before the runtime would have come to it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PSObject Make(object?[] cells)
    {
        // Without an argument: anything else would become the object that the row wraps.
        var row = new PSObject();
        row.TypeNames.Insert(0, _typeName);
        PSMemberInfoCollection<PSPropertyInfo> properties = row.Properties;
        for (int i = 0; i < cells.Length; i++)
        {
            properties.Add(new PSNoteProperty(_names[i], cells[i]), preValidated: true);
        }

        return row;
    }
}
