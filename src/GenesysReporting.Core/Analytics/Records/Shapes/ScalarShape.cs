using System.Runtime.CompilerServices;
using System.Text.Json;
using GenesysReporting.Json;

namespace GenesysReporting.Analytics.Records.Shapes;

/// <summary>A single value.</summary>
internal sealed class ScalarShape : ValueShape
{
    private readonly TypeCode _code;
    private readonly bool _takesNull;

    private ScalarShape(TypeCode code, bool takesNull) => (_code, _takesNull) = (code, takesNull);

    public static new ScalarShape Of(Type type)
    {
        Type value = Nullable.GetUnderlyingType(type) ?? type;

        // A time with an offset has no code of its own.
        TypeCode code = value == typeof(DateTimeOffset) ? TypeCode.DateTime : Type.GetTypeCode(value);
        return code is TypeCode.String or TypeCode.Boolean or TypeCode.Int32 or TypeCode.Int64 or TypeCode.Double or TypeCode.DateTime
            ? new ScalarShape(code, value != type || value == typeof(string))
            : throw new NotSupportedException($"No record has a property of the type {type}.");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Check(ref JsonCursor json)
    {
        if (!_takesNull && json.TryNull())
        {
            throw json.Unexpected("a value before");
        }

        switch (_code)
        {
            case TypeCode.String:
                json.CheckText();
                break;
            case TypeCode.Boolean:
                json.Truth();
                break;
            case TypeCode.Int32:
                CheckWhole(ref json);
                break;
            case TypeCode.Int64:
                json.Whole();
                break;
            case TypeCode.Double:
                json.Number();
                break;
            default:
                json.Moment();
                break;
        }
    }

    private static void CheckWhole(ref JsonCursor json)
    {
        if (json.Whole() is < int.MinValue or > int.MaxValue)
        {
            throw json.Unexpected("a smaller number before");
        }
    }
}
