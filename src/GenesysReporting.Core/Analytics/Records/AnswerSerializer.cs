using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GenesysReporting.Analytics.Records;

/// <summary>
/// Reads and writes the types of <see cref="AnswerJson"/>, without their properties that are not in the JSON. If the platform
/// one day sends a member with such a name, it is kept with the unknown members and not skipped.
/// </summary>
internal static class AnswerSerializer
{
    private static readonly JsonSerializerOptions Options = new(AnswerJson.Default.Options)
    {
        TypeInfoResolver = AnswerJson.Default.WithAddedModifier(RemoveIgnored),
    };

    public static T? Read<T>(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, TypeInfo<T>());

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, TypeInfo<T>());

    private static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static void RemoveIgnored(JsonTypeInfo type)
    {
        for (int i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i] is { Get: null, Set: null, IsExtensionData: false })
            {
                type.Properties.RemoveAt(i);
            }
        }
    }
}
