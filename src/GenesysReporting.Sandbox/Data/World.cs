namespace GenesysReporting.Sandbox.Data;

/// <summary>A user who handles conversations.</summary>
internal sealed record Agent(string Id, string Name, string TeamId, string DivisionId);

/// <summary>The parts of a queue that conversations need.</summary>
internal sealed record QueueInfo(string Id, string Name, string DivisionId, string SkillId);

/// <summary>The organisation: its users, queues and other entities. The same seed gives the same one.</summary>
internal sealed record World
{
    public required string OrganizationId { get; init; }

    public required string OrganizationName { get; init; }

    /// <summary>The time at which the organisation and its entities were made.</summary>
    public required DateTimeOffset Founded { get; init; }

    public required Members Organization { get; init; }

    /// <summary>The short name, which the organisation has as the name for third parties.</summary>
    public string OrganizationShortName => Organization.Text("thirdPartyOrgName")!;

    public required IReadOnlyList<Members> Divisions { get; init; }

    public required IReadOnlyList<Members> Queues { get; init; }

    public required IReadOnlyList<Members> Users { get; init; }

    public required IReadOnlyList<Members> WrapUpCodes { get; init; }

    public required IReadOnlyList<Members> Skills { get; init; }

    public required IReadOnlyList<Members> Teams { get; init; }

    public required IReadOnlyList<Members> Flows { get; init; }

    public required IReadOnlyList<Agent> Agents { get; init; }

    public required IReadOnlyList<QueueInfo> QueueInfos { get; init; }

    /// <summary>The ids of wrap-up codes that agents choose from, one of them deleted since.</summary>
    public required IReadOnlyList<string> WrapUpIds { get; init; }

    /// <summary>The ids of the forms of evaluations and of surveys.</summary>
    public required (string Evaluation, string Survey) FormIds { get; init; }

    public static World Create(int seed, string name, int additionalUsers = 0) => new WorldBuilder(seed, name, additionalUsers).Build();
}
