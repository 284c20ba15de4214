using System.Collections.ObjectModel;

namespace GenesysReporting.Rows.Conversations;

/// <summary>A participant with the members that have columns.</summary>
internal sealed class ParticipantPart
{
    public string? ParticipantId;

    public string? Purpose;

    public string? Name;

    public string? UserId;

    public string? TeamId;

    public string? ExternalContactId;

    public string? ExternalOrganizationId;

    public IReadOnlyDictionary<string, string?> Attributes = ReadOnlyDictionary<string, string?>.Empty;

    public SessionPart[] Sessions = [];

    public bool IsCustomer => Purpose is "customer" or "external";
}
