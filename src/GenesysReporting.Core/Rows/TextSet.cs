using System.Runtime.CompilerServices;

namespace GenesysReporting.Rows;

/// <summary>
/// The distinct texts of a cell, in the order of their first appearance. Nearly all cells have one, which needs no list. Keep
/// it in a field or variable, as it is mutable.
/// </summary>
internal struct TextSet
{
    private string? _first;
    private List<string>? _more;

    /// <summary>All texts in one cell; null if there are none.</summary>
    public readonly string? Text =>
        _more is null ? _first : string.Join(CellText.ListSeparator, _more.Prepend(_first));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(string? value)
    {
        if (string.IsNullOrEmpty(value) || value == _first)
        {
            return;
        }

        if (_first is null)
        {
            _first = value;
        }
        else if (_more?.Contains(value) != true)
        {
            (_more ??= []).Add(value);
        }
    }

    public void AddAll(string[]? values)
    {
        foreach (string value in values ?? [])
        {
            Add(value);
        }
    }
}
