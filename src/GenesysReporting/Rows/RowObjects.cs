using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace GenesysReporting.Rows;

/// <summary>Creates the objects of rows: all have the same properties in the same order, whatever their records hold.</summary>
internal sealed class RowObjects(RowSchema schema)
{
    private readonly string[] _names = [.. schema.Names];
    private readonly string _typeName = $"GenesysReporting.{schema.Kind}";

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PSObject Create(object?[] cells)
    {
        // Without an argument, which would become the object that the row wraps.
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
