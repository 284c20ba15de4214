using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using GenesysReporting.Json;

namespace GenesysReporting.Analytics.Records.Shapes;

/// <summary>A record, or null. Members that it does not know are kept as they are, so they may be anything.</summary>
internal sealed class RecordShape(Type type) : ValueShape
{
    private readonly Utf8Lookup<ValueShape> _members = new([.. type.GetProperties().Where(IsRead).Select(Member)]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Check(ref JsonCursor json)
    {
        if (json.TryNull())
        {
            return;
        }

        json.EnterObject();
        while (json.NextMember())
        {
            if (_members.Find(json.Name) is { } shape)
            {
                shape.Check(ref json);
            }
            else
            {
                json.Skip();
            }
        }
    }

    private static bool IsRead(PropertyInfo property) =>
        property.CanWrite && property.GetCustomAttribute<JsonIgnoreAttribute>() is null;

    private static KeyValuePair<string, ValueShape> Member(PropertyInfo property) =>
        new(JsonNamingPolicy.CamelCase.ConvertName(property.Name), Of(property.PropertyType));
}
