namespace GenesysReporting.Stores;

/// <summary>The description that a store has of itself.</summary>
internal sealed record StoreInfo
{
    /// <summary>The version of the tables that this module writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of the tables.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The version of the module that wrote it last.</summary>
    public string? ModuleVersion { get; init; }

    /// <summary>The id of the organisation whose data it has.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The name of the organisation.</summary>
    public string? Organization { get; init; }

    /// <summary>The time at which it was created (UTC).</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>The first UTC day.</summary>
    public DateOnly Since { get; init; }

    /// <summary>The data that it keeps.</summary>
    public IReadOnlyList<StoreData> Data { get; init => field = value ?? []; } = [];

    /// <summary>The look-back of the last run.</summary>
    public TimeSpan LookBack { get; init; }

    /// <summary>True if it keeps the raw records.</summary>
    public bool KeepsRaw { get; init; }

    /// <summary>The ids of the conversations that were removed on request, and are not fetched again.</summary>
    public IReadOnlyList<string> Removed { get; init => field = value ?? []; } = [];

    /// <summary>The day before which everything was removed on request, and is not fetched again; null for none.</summary>
    public DateOnly? RemovedBefore { get; init; }

    /// <summary>The protection of personal data, without any secret; null for none.</summary>
    public string? Protection { get; init; }
}

/// <summary>The outcome of a run, as a store keeps it.</summary>
internal sealed record StoreRun
{
    /// <summary>The start of the run (UTC).</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>The end of the run (UTC).</summary>
    public DateTimeOffset Ended { get; init; }

    /// <summary>The outcome in one word.</summary>
    public string Outcome { get; init; } = string.Empty;

    /// <summary>The numbers of the run in one line.</summary>
    public string Summary { get; init; } = string.Empty;
}
