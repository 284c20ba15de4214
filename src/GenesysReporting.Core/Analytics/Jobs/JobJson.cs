using System.Text.Json.Serialization;

namespace GenesysReporting.Analytics.Jobs;

/// <summary>The answer to a job that was started.</summary>
internal sealed class JobAccepted
{
    public string? JobId { get; init; }
}

/// <summary>The state of a job.</summary>
internal sealed class JobStatus
{
    public string? State { get; init; }

    public string? ErrorMessage { get; init; }

    public DateTimeOffset? SubmissionDate { get; init; }

    public DateTimeOffset? CompletionDate { get; init; }

    public DateTimeOffset? ExpirationDate { get; init; }
}

/// <summary>How far the data of jobs reaches.</summary>
internal sealed class JobAvailability
{
    public DateTimeOffset? DataAvailabilityDate { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JobAccepted))]
[JsonSerializable(typeof(JobStatus))]
[JsonSerializable(typeof(JobAvailability))]
internal sealed partial class JobJson : JsonSerializerContext;
