using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysReporting.Reports;

/// <summary>Reads definitions. A member that the schema does not have is an error, as it would otherwise have no effect.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true,
    ReadCommentHandling = JsonCommentHandling.Disallow)]
[JsonSerializable(typeof(ReportDefinition))]
internal sealed partial class ReportJson : JsonSerializerContext;
