using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;

namespace GenesysReporting.Rows;

/// <summary>
/// The ToString of a cell whose own text would depend on the user's culture, or lose milliseconds. Export-Csv, Format-Table,
/// Group-Object and string conversion use it; everything that computes uses the value. A script or code method does the same,
/// 20 times as slowly.
/// </summary>
internal sealed class LastingText : PSMethodInfo
{
    private readonly IFormattable _value;

    private LastingText(IFormattable value)
    {
        _value = value;
        SetMemberName(nameof(ToString));
    }

    /// <inheritdoc/>
    public override PSMemberTypes MemberType => PSMemberTypes.CodeMethod;

    /// <inheritdoc/>
    public override string TypeNameOfValue => typeof(LastingText).FullName!;

    /// <inheritdoc/>
    public override Collection<string> OverloadDefinitions =>
    [
        "string ToString()", "string ToString(string format)", "string ToString(string format, System.IFormatProvider provider)",
    ];

    /// <summary>Returns times and fractions with their lasting text; other cells unchanged.</summary>
    public static object? Wrap(object? cell)
    {
        if (cell is not (DateTimeOffset or DateTime or double))
        {
            return cell;
        }

        var wrapped = new PSObject(cell);
        wrapped.Members.Add(new LastingText((IFormattable)cell), preValidated: true);
        return wrapped;
    }

    /// <summary>Returns the lasting text, or the value in a format if one is given.</summary>
    public override object Invoke(params object[] arguments) => arguments switch
    {
        [string { Length: > 0 } format, IFormatProvider provider] => _value.ToString(format, provider),
        [string { Length: > 0 } format, ..] => _value.ToString(format, CultureInfo.CurrentCulture),
        [IFormatProvider provider] => _value.ToString(null, provider),
        _ => CellText.Text(_value),
    };

    /// <inheritdoc/>
    public override PSMemberInfo Copy() => new LastingText(_value);
}
