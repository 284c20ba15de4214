using System.Collections.ObjectModel;
using GenesysReporting.Api;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// A party of a conversation: customer, IVR, ACD, agent. Source: the contract's
/// <c>AnalyticsParticipant</c> and <c>AnalyticsParticipantWithoutAttributes</c>.
/// </summary>
public sealed record AnalyticsParticipant : PlatformRecord
{
    private static readonly IReadOnlyDictionary<string, string?> NoAttributes = ReadOnlyDictionary<string, string?>.Empty;

    public string? ParticipantId { get; init; }
    public string? Purpose { get; init; }
    public string? ParticipantName { get; init; }
    public string? UserId { get; init; }
    public string? FlaggedReason { get; init; }
    public string? ExternalContactId { get; init; }
    public string? ExternalOrganizationId { get; init; }
    public bool? ScreenRecording { get; init; }
    public string? TeamId { get; init; }

    /// <summary>The attributes that flows and scripts set; only the results of jobs have them.</summary>
    public IReadOnlyDictionary<string, string?> Attributes { get; init => field = value ?? NoAttributes; } = NoAttributes;

    public IReadOnlyList<AnalyticsSession> Sessions { get; init => field = value.WithoutNulls(); } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Purpose} {ParticipantName}".TrimEnd();
}
