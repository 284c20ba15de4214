using System.Collections.ObjectModel;

namespace GenesysReporting.Rows.Conversations;

/// <summary>A participant with the members that have columns.</summary>
internal sealed class ParticipantPart
{
    public string? ParticipantId { get; set; }

    public string? Purpose { get; set; }

    public string? Name { get; set; }

    public string? UserId { get; set; }

    public string? TeamId { get; set; }

    public string? ExternalContactId { get; set; }

    public string? ExternalOrganizationId { get; set; }

    public IReadOnlyDictionary<string, string?> Attributes { get; set; } = ReadOnlyDictionary<string, string?>.Empty;

    public IReadOnlyList<SessionPart> Sessions { get; set; } = [];

    public bool IsCustomer => Purpose is "customer" or "external";
}
