using System.Text.Json.Serialization;
using GenesysReporting.Json;

namespace GenesysReporting.Analytics.Jobs;

/// <summary>The answer to a submission.</summary>
internal sealed class JobAccepted
{
    public string? JobId { get; init; }
}

/// <summary>The answer about one job.</summary>
internal sealed class JobStatus
{
    public string? State { get; init; }

    public string? ErrorMessage { get; init; }

    public DateTimeOffset? SubmissionDate { get; init; }

    public DateTimeOffset? CompletionDate { get; init; }

    public DateTimeOffset? ExpirationDate { get; init; }
}

/// <summary>The answer about the end of the data that jobs can read.</summary>
internal sealed class JobAvailability
{
    public DateTimeOffset? DataAvailabilityDate { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(PlatformTime)])]
[JsonSerializable(typeof(JobAccepted))]
[JsonSerializable(typeof(JobStatus))]
[JsonSerializable(typeof(JobAvailability))]
internal sealed partial class JobJson : JsonSerializerContext;
