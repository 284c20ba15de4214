using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenesysReporting.Json;

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

    /// <summary>Reads a value; if a part of it does not fit, without that part.</summary>
    /// <param name="utf8">The JSON.</param>
    /// <param name="damaged">Receives the path of each value that was left out.</param>
    public static T? ReadMended<T>(ReadOnlySpan<byte> utf8, Action<string> damaged)
    {
        try
        {
            return Read<T>(utf8);
        }
        catch (JsonException)
        {
            if (new JsonMender(damaged).Mend(utf8, typeof(T)) is { } mended)
            {
                return Read<T>(mended.Span);
            }

            throw;
        }
    }

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
