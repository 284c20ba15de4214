using System.Text.Json;
using System.Text.Json.Serialization;
using GenesysReporting.Json;

namespace GenesysReporting.Analytics.Records;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(PlatformTime)],
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AnalyticsConversation[]))]
[JsonSerializable(typeof(IReadOnlyList<AnalyticsUserDetail>))]
[JsonSerializable(typeof(IReadOnlyList<AnalyticsAggregationResult>))]
[JsonSerializable(typeof(AggregateAnswer))]
[JsonSerializable(typeof(ObservationAnswer))]
[JsonSerializable(typeof(ActivityAnswer))]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(IReadOnlyList<AnalyticsParticipant>))]
[JsonSerializable(typeof(AnalyticsAgentStatusCount))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(string))]
internal sealed partial class AnswerJson : JsonSerializerContext;
