using System.Runtime.InteropServices;
using GenesysReporting.Analytics;

namespace GenesysReporting.Rows.Conversations;

/// <summary>What a row of a conversation, participant or session takes from a participant, beside its sessions.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ParticipantFacts
{
    public ParticipantFacts(AnalyticsParticipant participant)
    {
        Purpose = participant.Purpose;
        Name = participant.ParticipantName;
        UserId = participant.UserId;
        TeamId = participant.TeamId;
    }

    public string? Purpose { get; set; }

    public string? Name { get; set; }

    public string? UserId { get; set; }

    public string? TeamId { get; set; }

    public readonly bool IsCustomer => Purpose is "customer" or "external";
}
