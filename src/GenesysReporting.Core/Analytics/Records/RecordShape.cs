using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using GenesysReporting.Api;
using GenesysReporting.Json;

namespace GenesysReporting.Analytics.Records;

/// <summary>
/// Checks that JSON can be read as a type of records, without creating them. Participants are created when a user asks for
/// them, which is too late for an error: PowerShell shows a property that throws as empty.
/// </summary>
internal static class RecordShape
{
    /// <summary>Returns the check of a type; it skips the next value, or throws a <see cref="JsonException"/> if the type cannot be read from it.</summary>
    public static MemberSetter<object> Of(Type type)
    {
        Type? generic = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        return generic == typeof(IReadOnlyList<>) ? ListOf(Of(type.GenericTypeArguments[0]))
            : generic == typeof(IReadOnlyDictionary<,>) ? MapOf(Of(type.GenericTypeArguments[1]))
            : type.IsSubclassOf(typeof(PlatformRecord)) ? new JsonTable<object>(() => new(), [.. type.GetProperties().Where(IsRead).Select(Member)]).Fill
            : Nullable.GetUnderlyingType(type) is { } value ? Scalar(value)
            : type == typeof(string) ? Scalar(type)
            : NotNull(Scalar(type));
    }

    private static bool IsRead(PropertyInfo property) =>
        property.CanWrite && property.GetCustomAttribute<JsonIgnoreAttribute>() is null;

    private static (string Name, MemberSetter<object> Check) Member(PropertyInfo property) =>
        (JsonNamingPolicy.CamelCase.ConvertName(property.Name), Of(property.PropertyType));

    private static MemberSetter<object> ListOf(MemberSetter<object> check) =>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)] (ref json, texts, none) =>
        {
            if (json.TryEnterArray())
            {
                while (json.NextItem())
                {
                    check(ref json, texts, none);
                }
            }
        };

    private static MemberSetter<object> MapOf(MemberSetter<object> check) => (ref json, texts, none) =>
    {
        if (json.TryReadNull())
        {
            return;
        }

        json.EnterObject();
        while (json.NextMember())
        {
            check(ref json, texts, none);
        }
    };

    private static MemberSetter<object> NotNull(MemberSetter<object> check) => (ref json, texts, none) =>
    {
        if (json.TryReadNull())
        {
            throw json.Unexpected("a value before");
        }

        check(ref json, texts, none);
    };

    private static MemberSetter<object> Scalar(Type type) =>
        type == typeof(string) ? (ref json, _, _) => json.CheckString()
        : type == typeof(bool) ? (ref json, _, _) => json.ReadBoolean()
        : type == typeof(long) ? (ref json, _, _) => json.ReadInt64()
        : type == typeof(int) ? CheckInt32
        : type == typeof(double) ? (ref json, _, _) => json.ReadDouble()
        : type == typeof(DateTimeOffset) ? (ref json, _, _) => json.ReadDateTimeOffset()
        : throw new NotSupportedException($"No record has a property of the type {type}.");

    private static void CheckInt32(ref JsonCursor json, TextCache texts, object none)
    {
        if (json.ReadInt64() is < int.MinValue or > int.MaxValue)
        {
            throw json.Unexpected("a smaller number before");
        }
    }
}
