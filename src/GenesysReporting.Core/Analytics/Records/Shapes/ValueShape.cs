using System.Text.Json;
using GenesysReporting.Json;

namespace GenesysReporting.Analytics.Records.Shapes;

/// <summary>
/// Tells whether JSON can become a property's value, without making it. Participants are made when somebody looks at them,
/// and then it is too late for an error: PowerShell shows a property that raises one as empty.
/// </summary>
internal abstract class ValueShape
{
    /// <summary>Passes the value that comes next; raises a <see cref="JsonException"/> where it cannot be made.</summary>
    public abstract void Check(ref JsonCursor json);

    /// <summary>The shape of a type that records' properties have.</summary>
    public static ValueShape Of(Type type)
    {
        Type? general = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (general == typeof(IReadOnlyList<>))
        {
            return new ListShape(Of(type.GenericTypeArguments[0]));
        }

        if (general == typeof(IReadOnlyDictionary<,>))
        {
            return new MapShape(Of(type.GenericTypeArguments[1]));
        }

        return type.IsSubclassOf(typeof(Api.PlatformRecord)) ? new RecordShape(type) : ScalarShape.Of(type);
    }
}
