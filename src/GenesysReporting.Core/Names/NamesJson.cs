using System.Text.Json.Serialization;
using GenesysReporting.Json;

namespace GenesysReporting.Names;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(PlatformTime)])]
[JsonSerializable(typeof(GenesysQueue))]
[JsonSerializable(typeof(GenesysUser))]
[JsonSerializable(typeof(GenesysWrapupCode))]
[JsonSerializable(typeof(GenesysDivision))]
[JsonSerializable(typeof(GenesysSkill))]
[JsonSerializable(typeof(GenesysTeam))]
[JsonSerializable(typeof(GenesysFlow))]
[JsonSerializable(typeof(GenesysPresence))]
internal sealed partial class NamesJson : JsonSerializerContext;
