using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysReporting.Stores;

/// <summary>Reads and writes the state of stores as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoreInfo))]
[JsonSerializable(typeof(StoredDay))]
[JsonSerializable(typeof(StoreRun))]
internal sealed partial class StoreJson : JsonSerializerContext
{
    /// <summary>Returns the information as JSON.</summary>
    public static string Write(StoreInfo info) => JsonSerializer.Serialize(info, Default.StoreInfo);

    /// <summary>Reads the information; throws a <see cref="JsonException"/> if it cannot be read.</summary>
    public static StoreInfo ReadInfo(string json) => StoreInfoCheck.Check(JsonSerializer.Deserialize(json, Default.StoreInfo));
}
