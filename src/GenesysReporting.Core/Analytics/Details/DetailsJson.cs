using System.Text.Json.Serialization;

namespace GenesysReporting.Analytics.Details;

/// <summary>A page of the details query; <c>conversations</c> is absent past the last one.</summary>
internal sealed class DetailsPage
{
    public IReadOnlyList<AnalyticsConversation>? Conversations { get; init; }

    public long? TotalHits { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DetailsPage))]
internal sealed partial class DetailsJson : JsonSerializerContext;
