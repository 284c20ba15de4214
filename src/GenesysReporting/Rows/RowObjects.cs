using System.Management.Automation;
using System.Runtime.CompilerServices;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Export.Lines;

namespace GenesysReporting.Rows;

/// <summary>Creates the objects of rows: all have the same properties in the same order, whatever their records hold.</summary>
/// <param name="schema">The columns.</param>
/// <param name="hasOrganization">True if the organisation is the first column, as the records come from several.</param>
/// <param name="neutralizeFormula">True if text that a spreadsheet might run gets an apostrophe.</param>
/// <param name="typeName">The type name before that of the kind of row; null for none.</param>
internal sealed class RowObjects(RowSchema schema, bool hasOrganization = false, bool neutralizeFormula = false, string? typeName = null)
{
    private readonly string[] _names = [.. schema.Names];
    private readonly string _typeName = $"GenesysReporting.{schema.Kind}";
    private readonly bool[] _isGuarded = [.. schema.Columns.Select(c => neutralizeFormula && c.IsFreeText)];
    private readonly PSMemberSet? _display = Display(schema.Shown);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PSObject Create(object?[] cells, GenesysSession? origin = null)
    {
        // Without an argument, which would become the object that the row wraps.
        var row = new PSObject();
        row.TypeNames.Insert(0, _typeName);
        if (typeName is not null)
        {
            row.TypeNames.Insert(0, typeName);
        }

        PSMemberInfoCollection<PSPropertyInfo> properties = row.Properties;
        if (hasOrganization)
        {
            properties.Add(
                new PSNoteProperty(SessionOrigin.Property, origin is null ? null : SessionOrigin.NameOf(origin)), preValidated: true);
        }

        for (int i = 0; i < cells.Length; i++)
        {
            object? cell = _isGuarded[i] && cells[i] is string text ? FormulaGuard.Neutralize(text) : cells[i];
            properties.Add(new PSNoteProperty(_names[i], LastingText.Wrap(cell)), preValidated: true);
        }

        if (_display is not null)
        {
            row.Members.Add(_display, preValidated: true);
        }

        return row;
    }

    /// <summary>Returns the member by which Format-Table knows the columns to show; null if the view of the kind decides.</summary>
    private static PSMemberSet? Display(IReadOnlyList<string> shown) => shown.Count == 0
        ? null
        : new PSMemberSet("PSStandardMembers", [new PSPropertySet("DefaultDisplayPropertySet", shown)]);
}
