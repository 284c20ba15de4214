using System.Text.Json.Serialization;

namespace GenesysReporting.Names;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GenesysQueue))]
[JsonSerializable(typeof(GenesysUser))]
[JsonSerializable(typeof(GenesysWrapupCode))]
[JsonSerializable(typeof(GenesysDivision))]
[JsonSerializable(typeof(GenesysSkill))]
[JsonSerializable(typeof(GenesysTeam))]
[JsonSerializable(typeof(GenesysFlow))]
internal sealed partial class NamesJson : JsonSerializerContext;
