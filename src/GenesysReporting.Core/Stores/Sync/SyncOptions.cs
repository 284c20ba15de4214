using GenesysReporting.Analytics;

namespace GenesysReporting.Stores;

/// <summary>The options of a run that brings a store up to date.</summary>
internal sealed record SyncOptions
{
    /// <summary>The default of <see cref="LookBack"/>.</summary>
    public static readonly TimeSpan DefaultLookBack = TimeSpan.FromDays(3);

    /// <summary>The first UTC day; null for that of the store.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The data; empty for that of the store, and for conversations in a new one.</summary>
    public IReadOnlyList<StoreData> Data { get; init; } = [];

    /// <summary>The time after its end in which a day is fetched again, as its conversations still change.</summary>
    public TimeSpan LookBack { get; init; } = DefaultLookBack;

    /// <summary>True if the newest days are fetched first.</summary>
    public bool Newest { get; init; }

    /// <summary>The time after which the run ends on a boundary; null for no limit.</summary>
    public TimeSpan? MaxDuration { get; init; }

    /// <summary>The share of the rate budget that is left to others, in percent.</summary>
    public int Reserve { get; init; }

    /// <summary>True if the raw records are kept; null for what the store does.</summary>
    public bool? KeepRaw { get; init; }

    /// <summary>True if days that the platform no longer has are marked as a gap.</summary>
    public bool AcceptGap { get; init; }

    /// <summary>The number of pages that are fetched at once.</summary>
    public int ThrottleLimit { get; init; } = AnalyticsReadOptions.DefaultThrottleLimit;

    /// <summary>The version of the module, for the store.</summary>
    public string? ModuleVersion { get; init; }
}
