using System.Management.Automation;
using System.Runtime.CompilerServices;
using GenesysReporting.Api;
using GenesysReporting.Sessions;

namespace GenesysReporting.Rows;

/// <summary>Creates the objects of rows: all have the same properties in the same order, whatever their records hold.</summary>
/// <param name="schema">The columns.</param>
/// <param name="hasOrganization">True if the organisation is the first column, as the records come from several.</param>
internal sealed class RowObjects(RowSchema schema, bool hasOrganization = false)
{
    private readonly string[] _names = [.. schema.Names];
    private readonly string _typeName = $"GenesysReporting.{schema.Kind}";

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PSObject Create(object?[] cells, GenesysSession? origin = null)
    {
        // Without an argument, which would become the object that the row wraps.
        var row = new PSObject();
        row.TypeNames.Insert(0, _typeName);
        PSMemberInfoCollection<PSPropertyInfo> properties = row.Properties;
        if (hasOrganization)
        {
            properties.Add(
                new PSNoteProperty(SessionOrigin.Property, origin is null ? null : SessionOrigin.NameOf(origin)), preValidated: true);
        }

        for (int i = 0; i < cells.Length; i++)
        {
            properties.Add(new PSNoteProperty(_names[i], cells[i]), preValidated: true);
        }

        return row;
    }
}
