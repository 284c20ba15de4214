using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GenesysReporting.Analytics.Records;

/// <summary>
/// What <see cref="AnswerJson"/> knows, without the properties that are not of the wire. A member that the platform
/// gives such a name one day would else be skipped as if it had been read; now it is kept with the unknown ones.
/// </summary>
internal static class AnswerTypes
{
    private static readonly JsonSerializerOptions Options = new(AnswerJson.Default.Options)
    {
        TypeInfoResolver = AnswerJson.Default.WithAddedModifier(LeaveOutIgnored),
    };

    public static T? Read<T>(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)));

    private static void LeaveOutIgnored(JsonTypeInfo type)
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
